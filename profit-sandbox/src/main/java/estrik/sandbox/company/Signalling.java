package estrik.sandbox.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// How signals are made: the definitions, and how far the nights have come.
///
/// @param night the last night that was worked through, by the date of its morning
/// @param made what was signalled already: one entry for a definition, a user and what it is about
// Help NL App_Signal: an administrator makes definitions; a scheduled task makes signals of them every night.
public record Signalling(List<Definition> definitions, LocalDate night, Set<String> made) {

    /// When a signal is to be made, and what it says.
    ///
    /// @param users codes of the users who get it; none means everybody
    /// @param text what the user reads; `%s` becomes what it is about
    /// @param days with `DATA` how long a task is overdue, with `DATE` how long before its end date, and
    ///     with `RECURRING` the day of the month
    public record Definition(String description, Kind kind, List<String> users, String text, int days) {
        public Definition {
            users = List.copyOf(users);
        }

        boolean isFor(String user) {
            return users.isEmpty() || users.contains(user);
        }
    }

    /// The three kinds of definitions. On the wire a number, counted from one.
    public enum Kind {
        DATA,
        DATE,
        RECURRING
    }

    public Signalling {
        definitions = List.copyOf(definitions);
        made = Set.copyOf(made);
    }
}
