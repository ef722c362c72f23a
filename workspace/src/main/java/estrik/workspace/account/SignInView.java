package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import org.jspecify.annotations.Nullable;

/// The sign-in page; fields `login` and `password`.
///
/// @param login what was typed, empty at first
/// @param to the page to come to afterwards; sent along as `to`
/// @param problem `account.sign-in.wrong` with the attempts left, or `account.sign-in.wait` with the seconds
/// @param waitSeconds seconds until the next attempt is taken, 0 when it is now
/// @param ended whether the session ended and the person comes back to where they were
public record SignInView(String login, String to, @Nullable Phrase problem, long waitSeconds, boolean ended) {}
