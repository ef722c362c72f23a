package estrik.profit;

/// A connector that a token may use, as metainfo lists it.
///
/// @param id the name in addresses, for example `Workspace365_Tasks`
/// @param description the description in Profit; empty when there is none
public record ConnectorInfo(String id, String description) {}
