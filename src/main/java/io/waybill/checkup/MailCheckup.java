package io.waybill.checkup;

import io.waybill.notice.MailServer;
import io.waybill.secret.Redaction;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Transport;
import java.util.List;

/** The way to a mail server, up to where a mail would be handed over. Nothing is sent. */
public final class MailCheckup {
    private MailCheckup() {}

    /** The connection, its change to TLS, the certificate and the login. */
    public static List<Examined> of(MailServer server) {
        String where = server.getHost() + ":" + server.getPort();
        try (Transport transport = server.getSession().getTransport(server.getProtocol())) {
            PasswordAuthentication login = server.getPasswordAuthentication();
            transport.connect(server.getHost(), server.getPort(), login.getUserName(), login.getPassword());
            return List.of(Examined.well(
                    "mail",
                    where + " answers, with security " + server.security()
                            + (login.getUserName() == null ? "" : ", and lets " + login.getUserName() + " in")));
        } catch (AuthenticationFailedException e) {
            return List.of(Examined.bad(
                    "login",
                    where + " must let " + server.user() + " in, and does not: " + Redaction.of(e.getMessage())
                            + ". Look at the user and at what the password is read from"));
        } catch (MessagingException e) {
            Exception cause = e.getNextException();
            return List.of(Examined.bad(
                    "mail",
                    where + " must answer with security " + server.security() + ", and does not: "
                            + Redaction.of(cause == null ? e.getMessage() : String.valueOf(cause.getMessage()))
                            + ". A certificate of your own authority goes into the JDK's trust store"));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return List.of(Examined.bad("login", e.getMessage()));
        }
    }
}
