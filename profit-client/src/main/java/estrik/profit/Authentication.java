package estrik.profit;

/// How a program proves to Profit who calls; given to [Profit#as(Authentication)]. The calls are the same for
/// each kind, so that moving from one to another changes one line.
///
/// Classic tokens end: AFAS stops them in 2027 and recommends OAuth. Source: AFAS docs, *Authentication*.
public sealed interface Authentication permits Token, ClientCredentials, Grant {}
