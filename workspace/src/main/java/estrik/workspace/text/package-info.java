/// Everything the workspace says, in Dutch and in English. What is to be said is a [Phrase]; the
/// language is chosen as late as possible, where it is shown. May use: nothing of the workspace.
@NullMarked
package estrik.workspace.text;

import org.jspecify.annotations.NullMarked;
