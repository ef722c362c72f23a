/// What every page shares: the layout's [Page], assets with hashed names, error pages, security headers,
/// and how a controller's answer becomes HTML. May use: text.
@NullMarked
package estrik.workspace.web;

import org.jspecify.annotations.NullMarked;
