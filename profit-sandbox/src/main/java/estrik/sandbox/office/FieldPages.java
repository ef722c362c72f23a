package estrik.sandbox.office;

import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Column;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.GetConnector.Field;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The button *Gegevens* of a GetConnector: which fields it gives out, under which names, in which order.
///
/// Every button saves what was typed too, so nothing is lost by pressing one.
final class FieldPages {
    private static final int MOST = 500;

    private final Company company;

    FieldPages(Company company) {
        this.company = company;
    }

    Reply show(Visit visit) {
        var connector = GetConnectorPages.own(visit, company);
        return show(visit, connector, filled(connector.fields()));
    }

    private static Form filled(List<Field> fields) {
        var form = new Form();
        for (int at = 0; at < fields.size(); at++) {
            form.with("column." + at, fields.get(at).column())
                    .with("id." + at, fields.get(at).id())
                    .with("dutch." + at, fields.get(at).dutch())
                    .with("english." + at, fields.get(at).english());
        }
        return form;
    }

    private Reply show(Visit visit, GetConnector connector, Form form) {
        var fields = new Fields(visit, form);
        int count = count(form);
        // At both ends of what may be a long list; the first button is the one that Enter presses.
        var save = Markup.of(
                "<div class=\"buttons\"><button class=\"primary\" name=\"do\" value=\"save\">{}</button></div>",
                visit.say("save"));
        var rows = Markup.each(IntStream.range(0, count).boxed().toList(), at -> row(visit, form, at, count));
        return GetConnectorPages.sheet(visit, connector, "fields")
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        GetConnectorPages.at(connector, "fields"),
                        save.and(Markup.of(
                                        "<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th><span class=\"unseen\">{}</span></th></tr></thead><tbody>{}</tbody></table>",
                                        visit.say("field.column"),
                                        visit.say("field.id"),
                                        visit.say("field.dutch"),
                                        visit.say("field.english"),
                                        visit.say("field.order"),
                                        rows))
                                .and(adding(visit, form, collection(connector), fields))
                                .and(save))))
                .reply(form);
    }

    private static int count(Form form) {
        return (int) IntStream.range(0, MOST)
                .takeWhile(at -> form.has("column." + at))
                .count();
    }

    private static Markup row(Visit visit, Form form, int at, int count) {
        var id = form.value("id." + at);
        return Markup.of(
                "<tr><td><span class=\"meta\">{}</span>{}</td>{}{}{}<td><div class=\"buttons tight\">{}{}{}</div></td></tr>",
                form.value("column." + at),
                Parts.hidden("column." + at, form.value("column." + at)),
                cell(visit, form, "id." + at, visit.say("field.id")),
                cell(visit, form, "dutch." + at, visit.say("field.dutch")),
                cell(visit, form, "english." + at, visit.say("field.english")),
                act("up." + at, "↑", visit.say("field.up", id), at == 0),
                act("down." + at, "↓", visit.say("field.down", id), at == count - 1),
                act("drop." + at, "✕", visit.say("field.drop", id), count == 1));
    }

    private static Markup cell(Visit visit, Form form, String name, String label) {
        var problem = form.problem(name);
        return Markup.of(
                "<td data-label=\"{}\"><input id=\"{}\" name=\"{}\" value=\"{}\" aria-label=\"{}\" autocomplete=\"off\" spellcheck=\"false\"{}{}>{}</td>",
                label,
                name,
                name,
                form.value(name),
                label + " " + form.value("column." + name.substring(name.indexOf('.') + 1)),
                Markup.of(" aria-invalid=\"true\" aria-describedby=\"{}-error\"", name)
                        .when(problem.isPresent()),
                Markup.of(" autofocus").when(form.isFirstWrong(name)),
                problem.map(each -> Markup.of("<p class=\"error\" id=\"{}-error\">{}</p>", name, visit.say(each))));
    }

    private static Markup act(String value, String sign, String label, boolean off) {
        return Markup.of(
                "<button class=\"icon-button\" name=\"do\" value=\"{}\" aria-label=\"{}\" title=\"{}\"{}>{}</button>",
                value,
                label,
                label,
                Markup.of(" disabled").when(off),
                sign);
    }

    private Markup adding(Visit visit, Form form, DataCollection collection, Fields fields) {
        var missing = missing(form, collection);
        if (missing.isEmpty()) {
            return Markup.of("<p class=\"hint\">{}</p>", visit.say("field.all"));
        }
        return Markup.of(
                "<div class=\"filters\">{}<button name=\"do\" value=\"add\">{}</button></div>",
                fields.choice(
                        "add",
                        "field.add",
                        Fields.options(
                                missing,
                                each -> new Fields.Option(
                                        each.id(),
                                        each.id() + " · "
                                                + Field.of(each)
                                                        .label(visit.language().locale())))),
                visit.say("add"));
    }

    private static List<Column> missing(Form form, DataCollection collection) {
        var present = IntStream.range(0, count(form))
                .mapToObj(at -> form.value("column." + at))
                .toList();
        return collection.columns().stream()
                .filter(each -> !present.contains(each.id()))
                .toList();
    }

    private DataCollection collection(GetConnector connector) {
        return BuiltIn.collection(company.state(), connector.collection());
    }

    Reply save(Visit visit) {
        var connector = GetConnectorPages.own(visit, company);
        var form = visit.form();
        var collection = collection(connector);
        var fields = typed(form, collection);
        if (form.isWrong()) {
            return show(visit, connector, form);
        }
        change(fields, form, collection);
        if (fields.isEmpty()) {
            var again = count(form) == 0 ? filled(connector.fields()) : form;
            again.wrong("id.0", "wrong.no-fields");
            return show(visit, connector, again);
        }
        company.change(state -> GetConnectorPages.change(state, connector.id(), each -> each.fields(fields)));
        return Visit.to(GetConnectorPages.at(connector, "fields"), "saved");
    }

    private static List<Field> typed(Form form, DataCollection collection) {
        var fields = new ArrayList<Field>();
        var names = new HashSet<String>();
        var columns = collection.columns().stream().map(Column::id).toList();
        for (int at = 0; at < count(form); at++) {
            var id = form.text("id." + at, 80);
            if (!id.isEmpty() && !id.matches("[A-Za-z0-9_]+")) {
                form.wrong("id." + at, "wrong.field-name");
            }
            if (!names.add(id.toLowerCase(Locale.ROOT))) {
                form.wrong("id." + at, "wrong.field-twice");
            }
            fields.add(new Field(
                    id,
                    form.oneOf("column." + at, columns),
                    form.text("dutch." + at, 255),
                    form.text("english." + at, 255)));
        }
        return fields;
    }

    private static void change(List<Field> fields, Form form, DataCollection collection) {
        var act = form.value("do").split("\\.", 2);
        switch (act[0]) {
            case "add" -> added(form, collection).ifPresent(fields::add);
            case "up" -> swap(fields, act, -1);
            case "down" -> swap(fields, act, 1);
            case "drop" -> place(fields, act).ifPresent(at -> fields.remove((int) at));
            default -> {
                // Saved as it is.
            }
        }
    }

    private static Optional<Field> added(Form form, DataCollection collection) {
        return missing(form, collection).stream()
                .filter(each -> each.id().equals(form.value("add")))
                .map(Field::of)
                .findFirst();
    }

    private static void swap(List<Field> fields, String[] act, int by) {
        place(fields, act)
                .filter(at -> at + by >= 0 && at + by < fields.size())
                .ifPresent(at -> Collections.swap(fields, at, at + by));
    }

    private static Optional<Integer> place(List<Field> fields, String[] act) {
        return act.length == 2 && act[1].matches("[0-9]{1,4}") && Integer.parseInt(act[1]) < fields.size()
                ? Optional.of(Integer.parseInt(act[1]))
                : Optional.empty();
    }
}
