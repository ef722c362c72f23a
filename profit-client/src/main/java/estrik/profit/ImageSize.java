package estrik.profit;

/// In which size Profit gives an image. Source: AFAS OpenAPI `Artikelen.json`, parameter `format`.
public enum ImageSize {
    /// As it was put into Profit.
    ORIGINAL(0),
    /// At most 64 pixels on its longest side.
    THUMBNAIL(1),
    /// At most 1,000 pixels on its longest side.
    MEDIUM(2);

    final int format;

    ImageSize(int format) {
        this.format = format;
    }
}
