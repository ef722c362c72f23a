package estrik.sandbox.oauth;

import estrik.sandbox.company.State;

/// What came of showing an authorization code or a refresh token. Either way the state may have changed.
sealed interface Redeemed {
    State state();

    record Good(State state, String user, String familyHash, String refreshToken) implements Redeemed {
        @Override
        public String toString() {
            return "Good[" + user + "]";
        }
    }

    record Bad(State state, String why) implements Redeemed {}
}
