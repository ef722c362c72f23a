package estrik.profit;

/// How far the reading of many rows has come; see [AllRows#onProgress(java.util.function.Consumer)].
///
/// @param rows that were handed out
/// @param calls that were made, with those still under way and those whose answer was dropped
/// @param pageSize how many rows a call asks for at this moment; less than was wished when rows are wide
public record Progress(long rows, int calls, int pageSize) {}
