package estrik.sandbox.control;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Mail;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.company.Signal;
import estrik.sandbox.company.User;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `/_sandbox/api`: what AFAS has no path for, as JSON for programs.
public final class ControlApi {
    private static final long MOST_BYTES = 1_000_000;
    private static final int LONGEST_TEXT = 255;

    private final Company company;
    private final Faults faults;
    private final SandboxClock clock;
    private final Supplier<List<Call>> calls;

    public ControlApi(Company company, Faults faults, SandboxClock clock, Supplier<List<Call>> calls) {
        this.company = company;
        this.faults = faults;
        this.clock = clock;
        this.calls = calls;
    }

    /// What the sandbox's own door says of a refusal that is AFAS's elsewhere.
    public static Reply answer(ProfitError error) {
        var sentence = switch (error.status()) {
            case 404 -> "There is nothing at this address.";
            case 413 -> "The body is too large.";
            case 500 -> "The sandbox failed; its log says why.";
            default -> "The call is not understood.";
        };
        return Reply.json(error.status(), Map.of("error", sentence));
    }

    public Reply connectors(Request request) {
        return Reply.json(200, company.state().office().connectors());
    }

    public Reply mails(Request request) {
        var wanted = ofUser(request);
        return Reply.json(
                200,
                company.mails().stream()
                        .filter(mail -> wanted.test(mail.user()))
                        .map(ControlApi::json)
                        .toList());
    }

    private static Map<String, Object> json(Mail mail) {
        var json = new LinkedHashMap<String, Object>();
        json.put("to", mail.to());
        json.put("subject", mail.subject());
        json.put("code", mail.code());
        json.put("text", mail.text());
        json.put("at", mail.at());
        return json;
    }

    public Reply tasks(Request request) {
        var wanted = ofUser(request);
        return Reply.json(
                200,
                company.state().waiting().tasks().stream()
                        .filter(task -> wanted.test(task.user()))
                        .toList());
    }

    public Reply addTask(Request request) {
        var body = body(request);
        var user = user(body);
        var subject = text(body, "subject");
        var due = date(body, "endDate");
        var added = company.add(id -> {
            var plain = SampleCompany.plainTask(id, user, subject, company.amsterdam());
            return due == null ? plain : plain.due(due);
        });
        return Reply.json(201, added);
    }

    public Reply removeTask(Request request) {
        return company.removeTask(id(request)) ? Reply.empty(204) : missing("task", request);
    }

    public Reply signals(Request request) {
        var wanted = ofUser(request);
        return Reply.json(
                200,
                company.state().waiting().signals().stream()
                        .filter(signal -> wanted.test(signal.user()))
                        .map(ControlApi::json)
                        .toList());
    }

    private static Map<String, Object> json(Signal signal) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", signal.id());
        json.put("user", signal.user());
        json.put("subject", signal.description());
        json.put("description", signal.description());
        json.put("message", signal.message());
        json.put("definition", signal.definition());
        json.put("type", signal.type());
        json.put("destination", signal.destination());
        json.put("date", signal.date());
        json.put("created", signal.created());
        return json;
    }

    public Reply addSignal(Request request) {
        var body = body(request);
        var user = user(body);
        var description = text(body, body.has("description") ? "description" : "subject");
        var added = company.addSignal(id -> SampleCompany.plainSignal(id, user, description, company.amsterdam()));
        return Reply.json(201, json(added));
    }

    public Reply removeSignal(Request request) {
        return company.removeSignal(id(request)) ? Reply.empty(204) : missing("signal", request);
    }

    public Reply faults(Request request) {
        return Reply.json(200, faults.all().stream().map(FaultJson::write).toList());
    }

    public Reply addFault(Request request) {
        var waiting = FaultJson.read(body(request));
        try {
            faults.add(waiting.calls(), waiting.fault());
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
        return Reply.json(201, FaultJson.write(waiting));
    }

    public Reply clearFaults(Request request) {
        faults.clear();
        return Reply.empty(204);
    }

    public Reply calls(Request request) {
        return Reply.json(200, calls.get());
    }

    public Reply clock(Request request) {
        var body = body(request);
        try {
            if (body.has("at")) {
                clock.set(Instant.parse(body.path("at").asString("")));
            } else if (body.has("advance")) {
                clock.advance(Duration.parse(body.path("advance").asString("")));
            } else {
                throw new BadInput("Give \"at\" (such as 2026-11-22T08:00:00Z) or \"advance\" (such as PT20M).");
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new BadInput("The time is not understood; write 2026-11-22T08:00:00Z or PT20M.");
        }
        return Reply.json(200, Map.of("at", company.now()));
    }

    static JsonNode body(Request request) {
        try {
            var body = Json.MAPPER.readTree(request.body(MOST_BYTES));
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // Answered below: to its sender, no object and no JSON are the same.
        }
        throw new BadInput("The body must be one JSON object.");
    }

    private User user(JsonNode body) {
        return known(text(body, "user"));
    }

    private User known(String name) {
        try {
            return company.user(name);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private Predicate<String> ofUser(Request request) {
        var name = request.parameter("user");
        return name == null ? user -> true : known(name).code()::equals;
    }

    private static String text(JsonNode body, String name) {
        var value = body.path(name);
        var text = value.isString() ? value.asString().strip() : "";
        if (text.isEmpty()) {
            throw new BadInput("\"" + name + "\" must be a text that is not empty.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new BadInput("\"" + name + "\" must have at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private static @Nullable LocalDate date(JsonNode body, String name) {
        if (body.path(name).isMissingNode() || body.path(name).isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(body.path(name).asString(""));
        } catch (DateTimeParseException e) {
            throw new BadInput("\"" + name + "\" must be a date such as 2026-11-22.");
        }
    }

    private static long id(Request request) {
        try {
            return Long.parseLong(request.variable("id"));
        } catch (NumberFormatException e) {
            throw new BadInput("The id at the end of the address must be a number.");
        }
    }

    private static Reply missing(String kind, Request request) {
        return Reply.json(404, Map.of("error", "There is no " + kind + " " + request.variable("id") + "."));
    }
}
