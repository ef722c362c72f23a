package estrik.profit;

/// Profit took a request that has nothing to give back.
///
/// For one-time codes it says no more than that: AFAS answers alike whether or not the keys are right, the user
/// exists, or a mail was sent. Never tell a person that a mail *was* sent.
///
/// @param details status and trace of the answer
public record Accepted(Details details) {}
