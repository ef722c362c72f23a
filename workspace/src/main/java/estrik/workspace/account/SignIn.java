package estrik.workspace.account;

import java.time.Duration;

/// What came of a login and a password.
sealed interface SignIn {
    record Right(Person person) implements SignIn {}

    /// Wrong login or wrong password; which of the two is not told.
    record Wrong(int triesLeft) implements SignIn {}

    /// Too many were wrong; this one was not looked at, or was the last before the wait.
    record Wait(Duration time) implements SignIn {}

    /// The password was right, but an administrator blocked the person.
    record Blocked() implements SignIn {}
}
