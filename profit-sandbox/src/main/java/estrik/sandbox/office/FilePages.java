package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.wire.Reply;

/// Export and import of GetConnectors.
final class FilePages {
    private final Company company;
    private final GetConnectorPages connectors;

    FilePages(Company company, GetConnectorPages connectors) {
        this.company = company;
        this.connectors = connectors;
    }

    Reply export(Visit visit) {
        var connector = GetConnectorPages.own(visit, company);
        return Reply.text(200, Reply.JSON, ConnectorFile.write(connector))
                .with("Content-Disposition", "attachment; filename=\"" + connector.id() + ".json\"");
    }

    Reply ask(Visit visit) {
        return ask(visit, new Form());
    }

    private Reply ask(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.GET_CONNECTOR, visit.say("get.import"))
                .lead(visit.say("file.lead"))
                .with(fields.alert())
                .with(Parts.card(Markup.of(
                        "<form class=\"fields\" method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">{}{}{}{}</form>",
                        Visit.at("get-connectors", "import"),
                        fields.file("file", "file.file"),
                        fields.area("text", "file.text-field"),
                        fields.text("name", "file.name"),
                        fields.save("get.import"))))
                .reply(form);
    }

    Reply read(Visit visit) {
        var form = visit.form();
        // A browser forgets which file was chosen; its content comes back as text, so that nothing is lost.
        var typed = form.value("file").isBlank() ? form.value("text") : form.value("file");
        var again = new Form().with("text", typed).with("name", form.value("name"));
        if (typed.isBlank()) {
            again.wrong("file", "wrong.missing");
            return ask(visit, again);
        }
        return switch (ConnectorFile.read(typed, company.state())) {
            case ConnectorFile.Read.Wrong(var why) -> {
                again.wrong("text", why.key(), why.args().toArray());
                yield ask(visit, again);
            }
            case ConnectorFile.Read.Fine(var connector) -> {
                var name =
                        new Form().with("name", again.value("name").isBlank() ? connector.id() : again.value("name"));
                var free = connectors.freeName(name, "name", null);
                if (name.isWrong()) {
                    name.problem("name")
                            .ifPresent(each ->
                                    again.wrong("name", each.key(), each.args().toArray()));
                    yield ask(visit, again);
                }
                company.change(state -> GetConnectorPages.with(state, connector.named(free)));
                yield Visit.to(Visit.at("get-connectors", free), "imported");
            }
        };
    }
}
