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
    static final String GET_DATA = "AppConnectorGet.asmx GetData";
    static final String GET_DATA_WITH_OPTIONS = "AppConnectorGet.asmx GetDataWithOptions";
    static final String SOAP_UPDATE = "AppConnectorUpdate.asmx Execute";
    static final String SOAP_DATA = "AppConnectorData.asmx Execute";
    static final String SOAP_REPORT = "AppConnectorReport.asmx Execute";
    static final String SOAP_ATTACHMENT = "AppConnectorSubject.asmx GetAttachment";
    static final String SOAP_ATTACHMENT_INFO = "AppConnectorSubject.asmx GetSubjectAttachmentInfo";
    static final String SOAP_ATTACHMENT_DATA = "AppConnectorSubject.asmx GetSubjectAttachmentData";
    static final String PRODUCT_VERSION = "appconnectorversioninfo.asmx GetProductVersion";
    static final String WSDL = "GET /profitservices/{service}.asmx?WSDL";
    static final String SERVICE_PAGE = "GET /profitservices/{service}.asmx";
    static final String INVOKE = "POST /profitservices/{service}.asmx/{operation}";
    static final String METAINFO_UPDATE = "GET /ProfitRestServices/metainfo/update/{connector}";
    static final String INSERT = "POST /ProfitRestServices/connectors/{connector}";
    static final String UPDATE = "PUT /ProfitRestServices/connectors/{connector}";
    static final String INSERT_OBJECT = "POST /ProfitRestServices/connectors/{connector}/{object}";
    static final String DELETE = "DELETE /ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}";
    static final String DELETE_INSIDE = DELETE + "/{inner}/{innerKeys}/{innerValues}";
    static final String SUBJECT_FILE = "GET /ProfitRestServices/SubjectConnector";
    static final String SUBJECT_FILE_BY_PATH = "GET /ProfitRestServices/SubjectConnector/{subject}/{file}";
    static final String FILE = "GET /ProfitRestServices/FileConnector";
    static final String FILE_BY_PATH = "GET /ProfitRestServices/FileConnector/{file}/{name}";
    static final String IMAGE = "GET /ProfitRestServices/ImageConnector/{id}";
    static final String REPORT = "GET /ProfitRestServices/ReportConnector/{id}";
    static final String AUTHORIZE = "GET /ProfitRestServices/oauth/authorize";
    static final String SIGN_IN = "POST /ProfitRestServices/oauth/authorize";
    static final String TOKEN = "POST /ProfitRestServices/oauth/token";

    private Operations() {}
}
