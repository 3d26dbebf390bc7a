package io.waybill.destination;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads the answer of a service that refuses a body before its end and hangs up: the body cannot be written any more,
 * and what was answered is there nevertheless. Where nothing is there, the line broke; and so it did where something says
 * that it has all, of which a part was never sent.
 */
final class AnswerAmidBody extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        return super.execute(request, forgiving(connection), information, context);
    }

    private static HttpClientConnection forgiving(HttpClientConnection connection) {
        return (HttpClientConnection) Proxy.newProxyInstance(
                AnswerAmidBody.class.getClassLoader(),
                new Class<?>[] {HttpClientConnection.class},
                new Forgiving(connection));
    }

    /** A connection whose writing fails only if there is nothing to be read either. */
    private static final class Forgiving implements InvocationHandler {
        private final HttpClientConnection connection;
        private IOException broken;

        Forgiving(HttpClientConnection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean writes = method.getName().equals("sendRequestEntity")
                    || method.getName().equals("flush");
            if (writes && broken != null) {
                return null;
            }
            try {
                Object result = method.invoke(connection, arguments);
                if (broken != null && result instanceof ClassicHttpResponse response && response.getCode() / 100 == 2) {
                    throw broken;
                }
                return result;
            } catch (InvocationTargetException e) {
                if (writes && e.getCause() instanceof IOException failure) {
                    broken = failure;
                    return null;
                }
                throw broken != null && e.getCause() instanceof IOException ? broken : e.getCause();
            }
        }
    }
}
