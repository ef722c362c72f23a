package estrik.sandbox.conformance;

/// What the facts are about, spelt as the operations of the sandbox are marked.
final class Operations {
    /// What every operation has in common.
    static final String SERVER = "server";

    static final String ROWS = "GET /ProfitRestServices/connectors/{connector}";
    static final String ROWS_BY_PATH = "GET /ProfitRestServices/connectors/{connector}/{fields}/{values}";
    static final String METAINFO = "GET /ProfitRestServices/metainfo";
    static final String METAINFO_GET = "GET /ProfitRestServices/metainfo/get/{connector}";
    static final String VERSION = "GET /ProfitRestServices/ProfitVersion";
    static final String OTP_REQUEST = "POST /ProfitRestServices/OtpRequest";
    static final String OTP_VALIDATION = "POST /ProfitRestServices/OtpValidation";
    static final String GENERATE_OTP = "TokenConnector.asmx GenerateOTP";
    static final String GET_TOKEN = "TokenConnector.asmx GetTokenFromOTP";
    static final String DELETE_TOKEN = "TokenConnector.asmx DeleteToken";
    static final String WSDL = "TokenConnector.asmx ?WSDL";

    private Operations() {}
}
