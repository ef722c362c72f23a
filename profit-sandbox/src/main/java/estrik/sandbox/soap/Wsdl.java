package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The description of a service for machines, as ASMX writes it: document/literal wrapped, SOAP 1.1 and 1.2.
final class Wsdl {
    private Wsdl() {}

    @Operation(
            value = "GET /profitservices/{service}.asmx?WSDL",
            source =
                    "AFAS help names it; its form is that of ASMX; that skip and take are required is a comment in a public client")
    @Unverified("Element order, minOccurs and the names of bindings and ports")
    static String of(Service service, String address) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" \
                xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:s="http://www.w3.org/2001/XMLSchema" \
                xmlns:tns="%1$s" targetNamespace="%1$s">
                  <wsdl:types>
                    <s:schema elementFormDefault="qualified" targetNamespace="%1$s">
                %2$s    </s:schema>
                  </wsdl:types>
                %3$s  <wsdl:portType name="%4$sSoap">
                %5$s  </wsdl:portType>
                %6$s%7$s  <wsdl:service name="%4$s">
                %8$s%9$s  </wsdl:service>
                </wsdl:definitions>
                """.formatted(
                        Envelope.AFAS,
                        each(service, Wsdl::elements),
                        each(service, Wsdl::messages),
                        service.name(),
                        each(service, Wsdl::operation),
                        binding(service, "Soap", "soap"),
                        binding(service, "Soap12", "soap12"),
                        port(service, "Soap", "soap", address),
                        port(service, "Soap12", "soap12", address));
    }

    private static String each(Service service, Function<WebMethod, String> part) {
        return service.methods().stream().map(part).collect(Collectors.joining());
    }

    private static String elements(WebMethod method) {
        var parameters = method.parameters().stream().map(Wsdl::element).collect(Collectors.joining());
        var result = method.answers() ? element(Parameter.text(method.name() + "Result")) : "";
        return element(method.name(), parameters) + element(method.name() + "Response", result);
    }

    private static String element(String name, String content) {
        if (content.isEmpty()) {
            return "      <s:element name=\"" + name + "\"><s:complexType /></s:element>\n";
        }
        return """
                      <s:element name="%s"><s:complexType><s:sequence>
                %s      </s:sequence></s:complexType></s:element>
                """.formatted(name, content);
    }

    // A .NET int cannot be left out, a string can.
    private static String element(Parameter parameter) {
        return """
                        <s:element minOccurs="%d" maxOccurs="1" name="%s" type="%s" />
                """.formatted(
                        parameter.kind() == Parameter.Kind.NUMBER ? 1 : 0,
                        parameter.name(),
                        parameter.kind().type());
    }

    private static String messages(WebMethod method) {
        return """
                  <wsdl:message name="%1$sSoapIn"><wsdl:part name="parameters" element="tns:%1$s" /></wsdl:message>
                  <wsdl:message name="%1$sSoapOut"><wsdl:part name="parameters" element="tns:%1$sResponse" /></wsdl:message>
                """.formatted(method.name());
    }

    private static String operation(WebMethod method) {
        return """
                    <wsdl:operation name="%1$s"><wsdl:input message="tns:%1$sSoapIn" /><wsdl:output message="tns:%1$sSoapOut" /></wsdl:operation>
                """.formatted(method.name());
    }

    private static String binding(Service service, String ending, String prefix) {
        return """
                  <wsdl:binding name="%1$s%2$s" type="tns:%1$sSoap">
                    <%3$s:binding transport="http://schemas.xmlsoap.org/soap/http" />
                %4$s  </wsdl:binding>
                """.formatted(service.name(), ending, prefix, each(service, method -> bound(method, prefix)));
    }

    private static String bound(WebMethod method, String prefix) {
        return """
                    <wsdl:operation name="%1$s"><%2$s:operation soapAction="%3$s/%1$s" style="document" />\
                <wsdl:input><%2$s:body use="literal" /></wsdl:input><wsdl:output><%2$s:body use="literal" /></wsdl:output></wsdl:operation>
                """.formatted(method.name(), prefix, Envelope.AFAS);
    }

    private static String port(Service service, String ending, String prefix, String address) {
        return """
                    <wsdl:port name="%1$s%2$s" binding="tns:%1$s%2$s"><%3$s:address location="%4$s" /></wsdl:port>
                """.formatted(service.name(), ending, prefix, Soap.escape(address));
    }
}
