package estrik.profit;

/// How a program proves to Profit who calls; given to [Profit#as(Authentication)]. The calls themselves are the
/// same for each kind.
public sealed interface Authentication permits Token {}
