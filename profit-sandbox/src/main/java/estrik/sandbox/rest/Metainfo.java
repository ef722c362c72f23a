package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Column;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.query.View;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a token may use: `metainfo` and `ProfitVersion`.
final class Metainfo {
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private final Company company;

    Metainfo(Company company) {
        this.company = company;
    }

    @Operation(value = "GET /ProfitRestServices/ProfitVersion", source = "AFAS OpenAPI")
    @Unverified("Whether the version connector must be linked first; here it always answers")
    Reply version(Request request) {
        Access.of(request, company);
        return Reply.json(200, Map.of("version", SampleCompany.VERSION));
    }

    @Operation(value = "GET /ProfitRestServices/metainfo", source = "AFAS OpenAPI /MetaInfo")
    @Unverified("The exact form of info.group; that of tokenExpiry when it is not 0")
    Reply everything(Request request) {
        var access = Access.of(request, company);
        var info = new LinkedHashMap<String, Object>();
        info.put("envid", access.state().environment().id());
        info.put("appName", access.connector().name());
        info.put("group", access.connector().group() + " (" + access.user().id() + ")");
        info.put("tokenExpiry", expiry(access));
        var all = new LinkedHashMap<String, Object>();
        all.put("updateConnectors", updateConnectors(access, request));
        all.put("getConnectors", getConnectors(access, request));
        all.put("info", info);
        return Reply.json(200, all);
    }

    private static List<Map<String, String>> updateConnectors(Access access, Request request) {
        return access.connector().updateConnectors().stream()
                .map(id -> Updates.connector(access.state(), id))
                .flatMap(Optional::stream)
                .map(definition -> listed(definition.id(), definition.description(request.language())))
                .toList();
    }

    private static Map<String, String> listed(String id, String description) {
        var one = new LinkedHashMap<String, String>();
        one.put("id", id);
        one.put("description", description);
        return one;
    }

    // OAS metainfo: "0" when there is none. Otherwise written as all of AFAS's times are: Amsterdam, with a false Z.
    private static String expiry(Access access) {
        var end = access.end();
        return end == null ? "0" : EXPIRY.format(end.atZone(Company.AMSTERDAM));
    }

    private static List<Map<String, String>> getConnectors(Access access, Request request) {
        return access.connector().getConnectors().stream()
                .map(access.state().office()::getConnector)
                .flatMap(Optional::stream)
                .map(definition -> listed(definition.id(), definition.description(request.language())))
                .toList();
    }

    @Operation(value = "GET /ProfitRestServices/metainfo/get/{connector}", source = "AFAS OpenAPI /Metainfo")
    @Unverified("The fields of the two GetConnectors, and the meaning of controlType")
    Reply getConnector(Request request) {
        var access = Access.of(request, company);
        var view = View.of(access.getConnector(request.variable("connector")), access.state(), access.user());
        var fields = view.fields();
        var all = new LinkedHashMap<String, Object>();
        all.put("name", view.connector().id());
        all.put("description", view.connector().description(request.language()));
        all.put(
                "fields",
                IntStream.range(0, fields.size())
                        .mapToObj(at -> field(fields.get(at), at + 1, request))
                        .toList());
        return Reply.json(200, all);
    }

    @Operation(
            value = "GET /ProfitRestServices/metainfo/update/{connector}",
            source = "AFAS OpenAPI /Metainfo; form after public clients")
    @Unverified("The labels, lengths and values of the fields, and the meaning of controlType")
    Reply updateConnector(Request request) {
        var access = Access.of(request, company);
        var connector = Updates.connector(access, request.variable("connector"));
        return Reply.json(200, UpdateInfo.of(connector, request.language()));
    }

    private static Map<String, Object> field(View.ViewField field, int number, Request request) {
        var column = field.column();
        var one = new LinkedHashMap<String, Object>();
        one.put("id", field.id());
        one.put("fieldId", "U%03d".formatted(number));
        one.put("dataType", column.type().word());
        one.put("label", field.field().label(request.language()));
        one.put("length", column.length());
        one.put("controlType", controlType(column));
        one.put("decimals", column.type() == Column.DataType.DECIMAL ? 2 : 0);
        one.put("decimalsFieldId", "");
        return one;
    }

    // OAS metainfo example: 5 goes with an int; 1 is text. The full list is not published.
    private static int controlType(Column column) {
        return column.type() == Column.DataType.STRING ? 1 : 5;
    }
}
