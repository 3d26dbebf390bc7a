package io.waybill;

import io.waybill.validation.DidYouMean;
import io.waybill.validation.Finding;
import java.util.List;
import java.util.Set;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.util.ObjectHelper;

/** Camel's many wrappings of what kept it from starting, unwrapped to what a person can act on. */
final class StartFailure {
    private final Whereabouts whereabouts;
    private final Set<String> beans;

    /** @param beans the names of those that are there */
    StartFailure(Settings settings, RouteFiles files, Set<String> beans) {
        this.whereabouts = new Whereabouts(settings, files);
        this.beans = beans;
    }

    WrongSetting inWords(Exception failure) {
        WrongSetting known = ObjectHelper.getException(WrongSetting.class, failure);
        return known == null ? WrongSetting.of(List.of(finding(failure))) : known;
    }

    private Finding finding(Exception failure) {
        SimpleIllegalSyntaxException expression =
                ObjectHelper.getException(SimpleIllegalSyntaxException.class, failure);
        if (expression != null) {
            return new Finding(
                    whereabouts.of(failure, expression.getExpression()),
                    "An expression must be one that Camel can read, and is '" + expression.getExpression() + "': "
                            + expression.getShortMessage());
        }
        NoSuchBeanException bean = ObjectHelper.getException(NoSuchBeanException.class, failure);
        if (bean != null) {
            return new Finding(
                    whereabouts.of(failure, bean.getName()),
                    "A bean must be there, and none is called '" + bean.getName() + "'"
                            + DidYouMean.of(bean.getName(), beans));
        }
        ClassNotFoundException type = ObjectHelper.getException(ClassNotFoundException.class, failure);
        if (type != null) {
            return new Finding(
                    whereabouts.of(failure, type.getMessage()),
                    "A class must be among the libraries, and none is called '" + type.getMessage() + "'");
        }
        MethodNotFoundException method = ObjectHelper.getException(MethodNotFoundException.class, failure);
        if (method != null) {
            return new Finding(
                    whereabouts.of(failure, method.getMethodName()),
                    "A bean must have the method that is called, and this one has no '" + method.getMethodName() + "'");
        }
        return new Finding(
                whereabouts.of(failure, null), "Camel must be able to run this, and is not: " + innermost(failure));
    }

    static String innermost(Throwable failure) {
        String words = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words = cause.getMessage() == null ? words : cause.getMessage();
        }
        return words.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("@[0-9a-f]{5,}", "");
    }
}
