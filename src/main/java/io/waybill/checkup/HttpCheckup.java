package io.waybill.checkup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The way to a service: its name, the connection, its certificate, its clock. Nothing is sent but one HEAD. */
public final class HttpCheckup {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int DAYS = 21;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI url;
    private final Duration patience;
    private final Clock clock;
    private final List<Examined> found = new ArrayList<>();

    /** @param patience how long a connection or an answer may take */
    public HttpCheckup(URI url, Duration patience, Clock clock) {
        this.url = url;
        this.patience = patience;
        this.clock = clock;
    }

    /** What there is to say, in the order of the way; it ends with the first thing that does not work. */
    public List<Examined> look() {
        if (isNamed() && isConnected()) {
            date().ifPresent(this::compare);
        }
        proxy();
        return found;
    }

    private boolean isNamed() {
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(url.getHost()))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            found.add(Examined.well("name", url.getHost() + " is " + addresses));
            return true;
        } catch (UnknownHostException e) {
            found.add(Examined.bad(
                    "name",
                    url.getHost()
                            + " must be a name that this machine can look up, and is not. Look at its spelling, and"
                            + " at this machine's DNS"));
            return false;
        }
    }

    private boolean isConnected() {
        int port = url.getPort() > 0 ? url.getPort() : isTls() ? HTTPS : HTTP;
        long began = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) patience.toMillis());
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            found.add(Examined.well("connection", "port " + port + " answers after " + millis + " ms"));
            return !isTls() || isTrusted(socket, port);
        } catch (IOException e) {
            found.add(Examined.bad(
                    "connection",
                    "port " + port + " must take connections, and does not: " + e.getMessage()
                            + ". A firewall may be in between, or the service is down"));
            return false;
        }
    }

    private boolean isTls() {
        return "https".equals(url.getScheme());
    }

    private boolean isTrusted(Socket socket, int port) {
        try (SSLSocket tls = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, url.getHost(), port, false)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.setSoTimeout((int) patience.toMillis());
            tls.startHandshake();
            Instant end = ((X509Certificate) tls.getSession().getPeerCertificates()[0])
                    .getNotAfter()
                    .toInstant();
            long days = Duration.between(clock.instant(), end).toDays();
            String words = tls.getSession().getProtocol() + ", good for " + days + " more days";
            found.add(days < DAYS ? Examined.odd("certificate", words) : Examined.well("certificate", words));
            return true;
        } catch (IOException e) {
            found.add(Examined.bad(
                    "certificate",
                    "it must be one that this JDK trusts for " + url.getHost() + ", and is not: " + e.getMessage()
                            + ". A certificate of your own authority goes into the JDK's trust store"));
            return false;
        }
    }

    /** The date that the server says it is, whatever else it answers. */
    private Optional<String> date() {
        HttpRequest request = HttpRequest.newBuilder(url)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(patience)
                .build();
        try {
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .connectTimeout(patience)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build()
                    .send(request, BodyHandlers.discarding());
            found.add(Examined.well("answer", "it speaks HTTP: " + answer.statusCode() + " for a look at its address"));
            return answer.headers().firstValue("Date");
        } catch (IOException e) {
            found.add(Examined.bad("answer", "it must answer in HTTP, and does not: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void compare(String date) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration ahead = Duration.between(clock.instant(), theirs);
            String words = "the server's is " + ahead.abs().toSeconds() + " s "
                    + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's";
            found.add(
                    ahead.abs().compareTo(SKEW) > 0
                            ? Examined.odd(
                                    "clock",
                                    words + ". Tokens and retries go by the clock: let this machine's be set by NTP")
                            : Examined.well("clock", words));
        } catch (DateTimeException e) {
            found.add(Examined.odd("clock", "the server says no date that can be read: " + date));
        }
    }

    /** Waybill connects by itself; a proxy that others use here is worth knowing of. */
    private void proxy() {
        String set = Stream.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
                .filter(name -> System.getenv(name) != null)
                .collect(Collectors.joining(", "));
        boolean ofJava = ProxySelector.getDefault() != null
                && ProxySelector.getDefault().select(url).stream().anyMatch(proxy -> proxy.address() != null);
        if (!set.isEmpty() || ofJava) {
            found.add(Examined.odd(
                    "proxy",
                    "a proxy is set (" + (set.isEmpty() ? "in Java's properties" : set)
                            + "), and Waybill does not use it: it connects straight"));
        }
    }
}
