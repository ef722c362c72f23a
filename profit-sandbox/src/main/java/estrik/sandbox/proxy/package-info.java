/// A TCP proxy that lets go wrong what lies below HTTP: connections refused, reset, cut, slow. May use: nothing.
@NullMarked
package estrik.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
