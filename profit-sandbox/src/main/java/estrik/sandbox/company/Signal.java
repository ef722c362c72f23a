package estrik.sandbox.company;

import java.time.LocalDate;
import java.time.LocalDateTime;

/// A signal that Profit made for one user. Dates and times are those of Amsterdam, as in Profit.
///
/// @param id the signal's number, `SignalId` on the wire
/// @param user the user code, such as `anna`
/// @param description the line that the user reads
/// @param message the longer text, perhaps empty
/// @param definition the signal definition that made it
/// @param type 1 data, 2 date, 3 recurring
/// @param destination what it is about, such as an employee or a debtor
/// @param date the date it speaks of
/// @param created when it was made, usually in the night
public record Signal(
        long id,
        String user,
        String description,
        String message,
        String definition,
        int type,
        String destination,
        LocalDate date,
        LocalDateTime created) {}
