/// The office: pages for people at `/_sandbox/`, on which an administrator sets up what in Profit is set up by
/// mouse, and sees what happens. They run no script. May use: wire, company, query, fault, update,
/// webhook, oauth.
@NullMarked
package estrik.sandbox.office;

import org.jspecify.annotations.NullMarked;
