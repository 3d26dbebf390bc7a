package io.waybill.checkup;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks services whether they take a token, by calls that change nothing there. */
public final class Logins {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int ERROR = 500;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Duration patience;

    public Logins(Duration patience) {
        this.patience = patience;
    }

    /** By a phase that does not exist, which is looked at after the token (protocol page, sections 0 and 2). */
    public Examined databank(String baseUrl, String dataset, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(baseUrl + "/api/dataset/" + dataset + "/datafile"))
                .header("Authorization", "Token token=" + token)
                .POST(BodyPublishers.ofString("filename=none&phase=none"));
        return told(request, answer -> switch (answer.statusCode()) {
            case BAD_REQUEST -> Examined.well("login", "the service takes the token for " + dataset);
            case NOT_FOUND -> Examined.bad("login", "the service has no dataset " + dataset + ", or none of that kind");
            case ERROR -> failed(answer.body().strip(), dataset);
            default -> refused(answer);
        });
    }

    /** Today's server says no more to a phase; that of 2018 says nothing at all to a wrong token. */
    private static Examined failed(String words, String dataset) {
        if (words.equals("invalid request")) {
            return Examined.well("login", "the service takes the token for " + dataset);
        }
        return words.isEmpty()
                ? Examined.bad(
                        "login",
                        "the service fails over the token, which is what it does with a wrong or an old one: get a new one")
                : Examined.odd("login", "the service fails, and does not tell whether it takes the token");
    }

    /** By a search for a file that cannot be (protocol page, "6 Search"); a wrong token leads to a login page. */
    public Examined dc21(String baseUrl, String token) {
        String form = "filename=" + URLEncoder.encode("^$", StandardCharsets.UTF_8) + "&auth_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/data_files/api_search.json"))
                .POST(BodyPublishers.ofString(form));
        return told(
                request,
                answer -> answer.statusCode() == OK
                        ? Examined.well("login", "the service takes the token")
                        : refused(answer));
    }

    private static Examined refused(HttpResponse<String> answer) {
        return Examined.bad(
                "login",
                "the service must take the token, and answers HTTP " + answer.statusCode() + ": get a new one");
    }

    @FunctionalInterface
    private interface Reading {
        Examined of(HttpResponse<String> answer);
    }

    private Examined told(HttpRequest.Builder request, Reading reading) {
        try {
            return reading.of(HttpClient.newBuilder()
                    .connectTimeout(patience)
                    .followRedirects(Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build()
                    .send(request.header("Content-Type", FORM).timeout(patience).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Examined.bad("login", "the service must answer, and does not: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Examined.bad("login", "it was broken off");
        }
    }
}
