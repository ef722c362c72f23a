package estrik.workspace.web;

/// A page asked for its viewer and there is none. Security should have caught it before.
final class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSignedIn() {
        super("not signed in", null, false, false);
    }
}
