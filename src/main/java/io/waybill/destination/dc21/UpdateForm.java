package io.waybill.destination.dc21;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.waybill.destination.dc21.MetadataUpdate.Access;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * An update as the fields of a form, with those beside it without which the service would do something else (protocol
 * page, "3 Encoding" and "4 File Update", traps).
 */
final class UpdateForm {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String INSTITUTIONAL = "access_to_all_institutional_users";
    private static final String BY_GROUPS = "access_to_user_groups";

    private final List<NameValuePair> fields = new ArrayList<>();
    private final MetadataUpdate update;
    private final boolean clears;

    private UpdateForm(MetadataUpdate update, boolean clears) {
        this.update = update;
        this.clears = clears;
    }

    /** Of a file that is there: what is empty clears what is there. */
    static List<NameValuePair> ofUpdate(MetadataUpdate update, long fileId) {
        UpdateForm form = new UpdateForm(update, true);
        form.text("file_id", fileId);
        form.text("name", update.name());
        form.common();
        form.text("title", update.title());
        form.text("access_rights_type", word(update.accessRightsType()));
        form.text("license", word(update.license()));
        form.line("related_websites", update.relatedWebsites());
        form.line("grant_numbers", update.grantNumbers());
        return form.fields;
    }

    /** Of a new file: an empty list says nothing, and of access groups would make a group's file of it. */
    static List<NameValuePair> ofUpload(MetadataUpdate update) {
        UpdateForm form = new UpdateForm(update, false);
        form.common();
        return form.fields;
    }

    private void common() {
        text("experiment_id", update.experimentId());
        text("description", update.description());
        line("tag_names", update.tagNames());
        line("label_names", update.labelNames());
        array("parent_filenames", update.parentFilenames());
        array("contributor_names", update.contributorNames());
        text("creator_email", update.creatorEmail());
        access();
        text("start_time", time(update.startTime()));
        text("end_time", time(update.endTime()));
    }

    /**
     * Public goes with both options off, or the service refuses it; false alone it sets to true, and what lets somebody in
     * counts only for a private file; groups alone are not let in.
     */
    private void access() {
        Boolean institutional = update.accessToAllInstitutionalUsers();
        Boolean byGroups = update.accessToUserGroups();
        boolean groups = update.accessGroups() != null && !update.accessGroups().isEmpty();
        boolean isPublic = update.access() == Access.PUBLIC;
        boolean someAreLetIn = Boolean.TRUE.equals(institutional) || Boolean.TRUE.equals(byGroups) || groups;
        boolean falseAlone = institutional != null && byGroups == null && update.accessGroups() == null;
        boolean mustBePrivate = update.access() == null && (someAreLetIn || falseAlone);
        text("access", mustBePrivate ? "Private" : word(update.access()));
        text(INSTITUTIONAL, institutional == null && isPublic ? Boolean.FALSE : institutional);
        text(BY_GROUPS, groups ? Boolean.TRUE : byGroups == null && isPublic ? Boolean.FALSE : byGroups);
        array("access_groups", update.accessGroups());
    }

    static String time(LocalDateTime time) {
        return time == null ? null : TIME.format(time);
    }

    private void text(String name, Object value) {
        if (value != null) {
            fields.add(new BasicNameValuePair(name, value.toString()));
        }
    }

    /** One record of CSV, every value in quotes, which the service takes whatever is in them. */
    private void line(String name, List<String> values) {
        if (values != null && (clears || !values.isEmpty())) {
            text(
                    name,
                    values.stream()
                            .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")));
        }
    }

    /** Each value by itself, so that it may have commas and brackets; one empty text for none. */
    private void array(String name, List<String> values) {
        if (values != null && values.isEmpty() && clears) {
            text(name, "");
        } else if (values != null) {
            values.forEach(value -> text(name + "[]", value));
        }
    }

    private static String word(Enum<?> value) {
        try {
            return value == null
                    ? null
                    : value.getDeclaringClass()
                            .getField(value.name())
                            .getAnnotation(JsonProperty.class)
                            .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A word of the service must be a field of its enum, and is not", e);
        }
    }
}
