/// People, the groups they are in, and how they sign in: every request is either somebody's, whose
/// [estrik.workspace.web.Viewer] the [Doorkeeper] puts into it, or nobody's. May use: text, db, web.
@NullMarked
package estrik.workspace.account;

import org.jspecify.annotations.NullMarked;
