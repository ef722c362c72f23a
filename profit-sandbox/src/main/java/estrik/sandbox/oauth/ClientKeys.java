package estrik.sandbox.oauth;

import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.wire.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;

/// The public keys of clients: of certificates that were uploaded, and of a JWKS that the client publishes.
/// Shared by threads.
final class ClientKeys {
    // OAS-new authentication.md (P9): cached for one hour.
    private static final Duration CACHED = Duration.ofHours(1);
    private static final int MOST_CACHED = 100;

    private record NamedKey(String kid, PublicKey key) {}

    private record Fetched(List<NamedKey> keys, Instant at) {}

    private final Map<String, Fetched> cache = new ConcurrentHashMap<>();

    /// The keys of a client that this id stands for.
    List<PublicKey> of(OAuthClient client, String kid, Instant now) {
        var found = new ArrayList<PublicKey>();
        for (var pem : client.certificates()) {
            var certificate = ofCertificate(pem);
            if (isValid(certificate, now) && isNamed(certificate, kid)) {
                found.add(certificate.getPublicKey());
            }
        }
        var url = client.jwksUrl();
        if (url != null) {
            for (var each : published(url, now)) {
                if (each.kid().equals(kid)) {
                    found.add(each.key());
                }
            }
        }
        return found;
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean isNamed(X509Certificate certificate, String kid) {
        for (var algorithm : new String[] {"SHA-256", "SHA-1"}) {
            var print = thumbprint(certificate, algorithm);
            if (kid.equals(Jwt.encode(print))
                    || kid.equalsIgnoreCase(HexFormat.of().formatHex(print))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] thumbprint(X509Certificate certificate, String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private List<NamedKey> published(String url, Instant now) {
        var known = cache.get(url);
        // A clock that was moved back must not make the cache last.
        if (known != null && now.isBefore(known.at().plus(CACHED)) && !now.isBefore(known.at())) {
            return known.keys();
        }
        var fresh = new Fetched(parsed(url, JwksFetch.of(url)), now);
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(url, fresh);
        return fresh.keys();
    }

    private static List<NamedKey> parsed(String url, byte[] body) {
        var keys = new ArrayList<NamedKey>();
        try {
            for (var jwk : Json.MAPPER.readTree(body).path("keys")) {
                if (!jwk.path("use").asString("sig").equals("sig")) {
                    continue;
                }
                Jwk.publicKey(jwk)
                        .ifPresent(key -> keys.add(new NamedKey(jwk.path("kid").asString(""), key)));
            }
            return keys;
        } catch (JacksonException e) {
            throw OAuthError.invalidClient(false, "What stands at " + url + " is not a JWKS.");
        }
    }

    /// The certificate in this PEM, or an exception that says what is wrong with it.
    static X509Certificate ofCertificate(String pem) {
        try {
            var bytes = pem.strip().getBytes(StandardCharsets.UTF_8);
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            if (read instanceof X509Certificate certificate && Jwk.isStrong(certificate.getPublicKey())) {
                return certificate;
            }
            throw new IllegalArgumentException(
                    "The key of the certificate must be RSA of 2048 bits or more, or EC on the curve P-256");
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "The certificate must be X.509 in PEM: -----BEGIN CERTIFICATE----- and what follows", e);
        }
    }
}
