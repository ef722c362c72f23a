/// HTTP/1.1 on loopback, on sockets of our own: what goes wrong on purpose can be cut to the byte.
@NullMarked
package estrik.sandbox.http;

import org.jspecify.annotations.NullMarked;
