package estrik.workspace.account;

import org.springframework.stereotype.Component;

/// Looks at a login and a password, slowly when too many were wrong. Shared by threads.
@Component
final class SignIns {
    private final People people;
    private final Attempts attempts;

    SignIns(People people, Attempts attempts) {
        this.people = people;
        this.attempts = attempts;
    }

    /// @param address where the try comes from
    SignIn attempt(String typedLogin, String password, String address) {
        var login = Draft.tidyLogin(typedLogin);
        var wait = attempts.begin(login, address);
        if (wait.isPositive()) {
            return new SignIn.Wait(wait);
        }
        var person = people.byPassword(login, password);
        if (person.isPresent()) {
            attempts.succeeded(login, address);
            return person.get().blocked() ? new SignIn.Blocked() : new SignIn.Right(person.get());
        }
        var nextWait = attempts.wait(login, address);
        return nextWait.isPositive() ? new SignIn.Wait(nextWait) : new SignIn.Wrong(attempts.left(login, address));
    }
}
