package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Html;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The description of `TokenConnector.asmx`, for machines and in short for people.
public final class Wsdl {
    /// One operation.
    ///
    /// @param parameters in the order of AFAS's documents; the service reads them in any order
    public record Described(String name, List<String> parameters, boolean answers) {}

    public static final List<Described> OPERATIONS = List.of(
            new Described("GenerateOTP", List.of("userId", "apiKey", "environmentKey", "description"), false),
            new Described("GetTokenFromOTP", List.of("userId", "apiKey", "environmentKey", "otp"), true),
            new Described("DeleteToken", List.of("token"), false));

    private static final String SERVICE = "TokenConnector";

    private Wsdl() {}

    @Operation(value = "TokenConnector.asmx ?WSDL", source = "AFAS help names it; its form is that of ASMX")
    @Unverified("Element order, minOccurs and the names of bindings and ports")
    static String of(Request request) {
        var address = "http://" + Optional.ofNullable(request.header("Host")).orElse("127.0.0.1") + request.rawPath();
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" \
                xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="%1$s" targetNamespace="%1$s">
                  <wsdl:types>
                    <s:schema elementFormDefault="qualified" targetNamespace="%1$s">
                %2$s    </s:schema>
                  </wsdl:types>
                %3$s  <wsdl:portType name="%4$sSoap">
                %5$s  </wsdl:portType>
                  <wsdl:binding name="%4$sSoap" type="tns:%4$sSoap">
                    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" />
                %6$s  </wsdl:binding>
                  <wsdl:service name="%4$s">
                    <wsdl:port name="%4$sSoap" binding="tns:%4$sSoap">
                      <soap:address location="%7$s" />
                    </wsdl:port>
                  </wsdl:service>
                </wsdl:definitions>
                """.formatted(
                        Envelope.AFAS,
                        each(Wsdl::elements),
                        each(Wsdl::messages),
                        SERVICE,
                        each(Wsdl::port),
                        each(Wsdl::binding),
                        Soap.escape(address));
    }

    private static String each(Function<Described, String> part) {
        return OPERATIONS.stream().map(part).collect(Collectors.joining());
    }

    private static String elements(Described operation) {
        return """
                      <s:element name="%1$s"><s:complexType><s:sequence>
                %2$s      </s:sequence></s:complexType></s:element>
                      <s:element name="%1$sResponse"><s:complexType>%3$s</s:complexType></s:element>
                """.formatted(
                operation.name(),
                operation.parameters().stream().map(Wsdl::element).collect(Collectors.joining()),
                operation.answers()
                        ? "<s:sequence>" + element(operation.name() + "Result").strip() + "</s:sequence>"
                        : "");
    }

    private static String element(String name) {
        return "        <s:element minOccurs=\"0\" maxOccurs=\"1\" name=\"" + name + "\" type=\"s:string\" />\n";
    }

    private static String messages(Described operation) {
        return """
                  <wsdl:message name="%1$sSoapIn"><wsdl:part name="parameters" element="tns:%1$s" /></wsdl:message>
                  <wsdl:message name="%1$sSoapOut"><wsdl:part name="parameters" element="tns:%1$sResponse" /></wsdl:message>
                """.formatted(operation.name());
    }

    private static String port(Described operation) {
        return """
                    <wsdl:operation name="%1$s"><wsdl:input message="tns:%1$sSoapIn" /><wsdl:output message="tns:%1$sSoapOut" /></wsdl:operation>
                """.formatted(operation.name());
    }

    private static String binding(Described operation) {
        return """
                    <wsdl:operation name="%1$s"><soap:operation soapAction="%2$s/%1$s" style="document" />\
                <wsdl:input><soap:body use="literal" /></wsdl:input><wsdl:output><soap:body use="literal" /></wsdl:output></wsdl:operation>
                """.formatted(operation.name(), Envelope.AFAS);
    }

    static String operations() {
        return Html.page(SERVICE, """
                <section class="tile"><h2>Operations</h2><ul>%s</ul>
                <p class="quiet">POST a SOAP envelope to this address, or read the <a href="?WSDL">service description</a>.</p></section>
                """.formatted(each(operation ->
                "<li><b>" + operation.name() + "</b> " + String.join(", ", operation.parameters()) + "</li>")));
    }
}
