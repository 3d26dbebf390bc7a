package io.waybill.notice;

import io.waybill.console.Words;
import io.waybill.secret.Loopback;
import io.waybill.secret.Redaction;
import io.waybill.secret.Tokens;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.util.TimeUtils;

/**
 * The mail server that takes mail from here, and how it is spoken to. Its certificate must be one that this JDK trusts for
 * its name. The password is read at each sending, and is in no endpoint URI. Its properties are a Kamelet's parameters.
 */
public final class MailServer extends DefaultJavaMailSender {
    private static final String NONE = "none";
    private static final int LONGEST_SUBJECT = 200;

    private Tokens tokens;
    private String user = NONE;
    private String token = NONE;
    private String security = "starttls";
    private String silence = "120s";
    private boolean plain;
    private Session session;

    public MailServer() {
        setProtocol("smtp");
    }

    /** @param parameters as a route gives them to the Kamelet mail-sink */
    public static MailServer of(Map<String, String> parameters, Tokens tokens, String silence, String plainHttp) {
        MailServer server = new MailServer();
        server.setTokens(tokens);
        server.setHost(parameters.get("host"));
        server.setPort(Integer.parseInt(parameters.get("port")));
        server.setSecurity(parameters.get("security"));
        server.setUser(parameters.get("user"));
        server.setToken(parameters.get("token"));
        server.setSilence(silence);
        server.setPlainHttp(plainHttp);
        return server;
    }

    /** A subject in one line, whatever is in it: nothing of it becomes another header. */
    public String subject(@org.apache.camel.Header("subject") String subject) {
        String line = Words.plain(subject);
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) + "..." : line;
    }

    @Override
    public synchronized Session getSession() {
        if (session == null) {
            session = Session.getInstance(properties());
        }
        return session;
    }

    private Properties properties() {
        String millis = Long.toString(TimeUtils.toMilliSeconds(silence));
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + time, millis);
        }
        properties.put("mail.smtp.auth", Boolean.toString(!user.equals(NONE)));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        return properties;
    }

    /**
     * Who Waybill is there, with the password as it stands now.
     *
     * @throws IllegalStateException where the password leads to nothing, or would be read on the wire
     */
    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        if (user.equals(NONE)) {
            return new PasswordAuthentication(null, null);
        }
        if (security.equals(NONE) && !plain && !Loopback.is(getHost())) {
            throw new IllegalStateException("The security of the mail server " + getHost()
                    + " must be starttls or tls, since a password travels there, and is none");
        }
        String password = tokens.find(token).read();
        Redaction.conceal(base64(password));
        Redaction.conceal(base64("\0" + user + "\0" + password));
        return new PasswordAuthentication(user, password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String user() {
        return user;
    }

    public String security() {
        return security;
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Who Waybill is there; {@code none} where it takes mail from anybody. */
    public void setUser(String user) {
        this.user = user;
    }

    /** The reference to the user's password. */
    public void setToken(String token) {
        this.token = token;
    }

    /** {@code starttls}, {@code tls} from the first byte on, or {@code none}. */
    public void setSecurity(String security) {
        if (!Set.of("starttls", "tls", NONE).contains(security)) {
            throw new IllegalArgumentException("security must be starttls, tls or none, and is '" + security + "'");
        }
        this.security = security;
    }

    /** How long it may be silent, such as {@code 120s}. */
    public void setSilence(String silence) {
        this.silence = silence;
    }

    /** The setting waybill.plain-http. */
    public void setPlainHttp(String plainHttp) {
        this.plain = plainHttp.equals("tokens-may-be-read-on-the-wire");
    }
}
