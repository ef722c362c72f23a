package estrik.sandbox.oauth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A key of a client: signs JWTs, and shows its public half as a JWK or a self-signed certificate.
record Signer(String algorithm, KeyPair keys) {
    private static final JsonMapper JSON = new JsonMapper();
    // CN=x
    private static final byte[] NAME =
            der(0x30, der(0x31, der(0x30, new byte[] {6, 3, 0x55, 4, 3}, der(0x0c, new byte[] {'x'}))));

    static Signer rs256() {
        return new Signer("RS256", rsa(2048));
    }

    static Signer ps256() {
        return new Signer("PS256", rsa(2048));
    }

    static Signer es256() {
        return new Signer("ES256", ec("secp256r1"));
    }

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwt(Map<String, ?> header, Map<String, ?> claims) {
        var signed = encode(JSON.writeValueAsBytes(header)) + "." + encode(JSON.writeValueAsBytes(claims));
        return signed + "." + encode(sign(signed.getBytes(StandardCharsets.US_ASCII), true));
    }

    private byte[] sign(byte[] data, boolean jose) {
        try {
            var signature = signature(jose);
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature signature(boolean jose) throws GeneralSecurityException {
        if (algorithm.equals("ES256")) {
            return Signature.getInstance(jose ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA");
        }
        if (algorithm.equals("RS256") || !jose) {
            return Signature.getInstance("SHA256withRSA");
        }
        var pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return pss;
    }

    Map<String, Object> jwk() {
        var jwk = new LinkedHashMap<String, Object>();
        switch (keys.getPublic()) {
            case ECPublicKey ec -> {
                jwk.put("kty", "EC");
                jwk.put("crv", "P-256");
                jwk.put("x", encode(fixed(ec.getW().getAffineX())));
                jwk.put("y", encode(fixed(ec.getW().getAffineY())));
            }
            case RSAPublicKey rsa -> {
                jwk.put("kty", "RSA");
                jwk.put("n", encode(rsa.getModulus().toByteArray()));
                jwk.put("e", encode(rsa.getPublicExponent().toByteArray()));
            }
            default -> throw new IllegalStateException("no such key here");
        }
        return jwk;
    }

    private static byte[] fixed(BigInteger number) {
        var all = new byte[32];
        var bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, all, 32 - length, length);
        return all;
    }

    // RFC 5280 section 4.1, with only what must be there.
    byte[] certificate(Instant from, Instant until) {
        var algorithmId = keys.getPublic() instanceof ECPublicKey
                ? der(0x30, new byte[] {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2})
                : der(0x30, new byte[] {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 11, 5, 0});
        var body = der(
                0x30,
                der(0x02, new byte[] {1}),
                algorithmId,
                NAME,
                der(0x30, time(from), time(until)),
                NAME,
                keys.getPublic().getEncoded());
        return der(0x30, body, algorithmId, der(0x03, new byte[] {0}, sign(body, false)));
    }

    static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] time(Instant at) {
        var text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(at);
        return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() < 128) {
            all.write(content.size());
        } else if (content.size() < 256) {
            all.write(0x81);
            all.write(content.size());
        } else {
            all.write(0x82);
            all.write(content.size() >> 8);
            all.write(content.size());
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
