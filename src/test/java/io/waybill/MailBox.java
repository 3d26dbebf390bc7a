package io.waybill;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A mail server on this machine, and what it got. It can be away and come back at the same port. */
final class MailBox implements BeforeEachCallback, AfterEachCallback {
    static final String OPERATOR = "operator@example.org";
    static final String USER = "waybill";
    static final String PASSWORD = "mailbox-canary-xylophone";

    /** A mail, as its reader sees it. */
    record Mail(String subject, String text, MimeMessage whole) {
        String header(String name) {
            try {
                return whole.getHeader(name, "|");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final long STARTING_MILLIS = 30_000;

    private final ServerSetup setup;
    private GreenMail server;

    private MailBox(ServerSetup setup) {
        this.setup = setup;
    }

    static MailBox smtp() {
        return of(ServerSetup.PROTOCOL_SMTP);
    }

    static MailBox smtps() {
        return of(ServerSetup.PROTOCOL_SMTPS);
    }

    private static MailBox of(String protocol) {
        try {
            return new MailBox(new ServerSetup(FreePort.find(), "127.0.0.1", protocol));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        comeBack();
    }

    void comeBack() {
        setup.setServerStartupTimeout(STARTING_MILLIS);
        server = new GreenMail(setup);
        server.setUser(OPERATOR, USER, PASSWORD);
        server.start();
    }

    void goAway() {
        server.stop();
    }

    int port() {
        return setup.getPort();
    }

    /** The shipped route sends there. */
    Scene in(Scene scene) {
        return scene.with("notify.mail.to", OPERATOR)
                .with("notify.mail.host", "127.0.0.1")
                .with("notify.mail.port", Integer.toString(port()))
                .with("notify.mail.security", "none");
    }

    List<Mail> mails() {
        return Stream.of(server.getReceivedMessages()).map(MailBox::mail).toList();
    }

    List<String> subjects() {
        return mails().stream().map(Mail::subject).toList();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(message.getSubject(), message.getContent().toString(), message);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(message), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        goAway();
    }
}
