package estrik.profit;

/// An attachment of a dossier item, without its content; [SoapSession#attachments(long)] lists them.
///
/// @param fileId 32 hexadecimal digits, for [Session#attachment(long, String)]
/// @param name the name of the file; empty when Profit does not give it
public record AttachmentInfo(String fileId, String name) {}
