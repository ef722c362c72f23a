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
    /// @param days how long a task is overdue, how long before its end date, or the day of the month, by kind
    public record Definition(String description, Kind kind, List<String> users, String text, int days) {
        public Definition {
            users = List.copyOf(users);
        }

        boolean isFor(String user) {
            return users.isEmpty() || users.contains(user);
        }
    }

    /// The three kinds of definitions.
    public enum Kind {
        DATA(1),
        DATE(2),
        RECURRING(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /// As it stands in `SignalType`.
        public int number() {
            return number;
        }
    }

    public Signalling {
        definitions = List.copyOf(definitions);
        made = Set.copyOf(made);
    }
}
