package io.waybill.destination.dc21;

import io.waybill.destination.dc21.MetadataUpdate.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the service would refuse, break over, or do the opposite of, found before anything is sent (protocol page, "4 File
 * Update").
 */
final class UpdateChecks {
    private static final Pattern NAME = Pattern.compile("[^/\\\\?*:|<>\"\\p{Cntrl}]{1,255}");
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern WEBSITE = Pattern.compile("(?i)(https?|ftp)://[^\\s|]{1,76}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");
    private static final Pattern GRANT = Pattern.compile("[^\\p{Cntrl}|]*[^\\p{Cntrl}\\s|][^\\p{Cntrl}|]*");
    private static final int LONGEST_DESCRIPTION = 10_240;
    private static final int LONGEST_WEBSITE = 80;

    private final MetadataUpdate update;
    private final List<WrongField> wrong = new ArrayList<>();

    private UpdateChecks(MetadataUpdate update) {
        this.update = update;
    }

    /** Adds what is wrong with the update of a file that is at the service to what is known to be wrong. */
    static void ofUpdate(MetadataUpdate update, List<WrongField> known) {
        UpdateChecks checks = new UpdateChecks(update);
        checks.which();
        if (update.type() != null) {
            checks.wrong.add(new WrongField("type", update.type(), "left out: the type of a file cannot be changed"));
        }
        checks.all();
        checks.addTo(known);
    }

    /** The same for the metadata of a file that is to be uploaded. */
    static void ofUpload(MetadataUpdate update, List<WrongField> known) {
        UpdateChecks checks = new UpdateChecks(update);
        String ours = "left out: the file that is uploaded is meant, and keeps its name";
        checks.must("file_id", update.fileId(), absent -> false, ours);
        checks.must("filename", update.filename(), absent -> false, ours);
        checks.must("name", update.name(), absent -> false, ours);
        if (update.isForPackage()) {
            checks.wrong.add(new WrongField(
                    "title, access_rights_type, license, related_websites and grant_numbers",
                    null,
                    "left out: only packages have them"));
        }
        checks.all();
        checks.given("type", update.type());
        checks.given("experiment_id", update.experimentId());
        checks.addTo(known);
    }

    /** Of a field that could not be read no more is said. */
    private void addTo(List<WrongField> known) {
        List<String> unread = known.stream().map(WrongField::field).toList();
        wrong.stream().filter(field -> !unread.contains(field.field())).forEach(known::add);
    }

    private void given(String field, Object value) {
        if (value == null) {
            wrong.add(UpdateFields.wrong(field, null));
        }
    }

    private void which() {
        if (update.fileId() == null && update.filename() == null) {
            wrong.add(new WrongField("file_id", null, UpdateFields.ALLOWED.get("file_id") + ", or filename be given"));
        } else if (update.fileId() != null && update.filename() != null) {
            wrong.add(new WrongField("filename", update.filename(), "left out beside file_id"));
        }
        must("file_id", update.fileId(), id -> id > 0);
        must("filename", update.filename(), name -> LINE.matcher(name).matches());
    }

    private void all() {
        must("name", update.name(), UpdateChecks::isName);
        must("experiment_id", update.experimentId(), id -> id > 0);
        must("description", update.description(), text -> text.length() <= LONGEST_DESCRIPTION);
        must(
                "creator_email",
                update.creatorEmail(),
                email -> EMAIL.matcher(email).matches());
        must("title", update.title(), title -> !title.isBlank());
        must("type", update.type(), type -> !type.isBlank());
        each("tag_names", update.tagNames(), LINE);
        each("label_names", update.labelNames(), LINE);
        each("parent_filenames", update.parentFilenames(), LINE);
        each("contributor_names", update.contributorNames(), LINE);
        each("access_groups", update.accessGroups(), LINE);
        each("grant_numbers", update.grantNumbers(), GRANT);
        each("related_websites", update.relatedWebsites(), WEBSITE);
        period();
        access();
    }

    /** Whether a file can be called so at the service. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.isBlank() && !name.matches("\\.\\.?");
    }

    private void period() {
        if ((update.startTime() == null) != (update.endTime() == null)) {
            String missing = update.startTime() == null ? "start_time" : "end_time";
            if (wrong.stream().noneMatch(field -> field.field().equals(missing))) {
                wrong.add(UpdateFields.wrong(missing, null));
            }
        } else if (update.startTime() != null && !update.endTime().isAfter(update.startTime())) {
            wrong.add(new WrongField(
                    "end_time",
                    UpdateForm.time(update.endTime()),
                    "after start_time, " + UpdateForm.time(update.startTime())));
        }
    }

    /** The service reads what is said of access together, and sets something else where it does not agree. */
    private void access() {
        boolean isPublic = update.access() == Access.PUBLIC;
        boolean groupsAreOff = Boolean.FALSE.equals(update.accessToUserGroups());
        must("access_to_all_institutional_users", update.accessToAllInstitutionalUsers(), yes -> !(yes && isPublic));
        must("access_to_user_groups", update.accessToUserGroups(), yes -> !(yes && isPublic));
        must("access_groups", update.accessGroups(), groups -> !isPublic);
        if (update.accessGroups() != null && groupsAreOff) {
            wrong.add(new WrongField(
                    "access_to_user_groups",
                    "false",
                    update.accessGroups().isEmpty()
                            ? "in an update of its own: beside access_groups the service sets it to true"
                            : "true or left out beside access_groups"));
        }
    }

    private <T> void must(String field, T value, Predicate<T> right) {
        must(field, value, right, UpdateFields.ALLOWED.get(field));
    }

    private <T> void must(String field, T value, Predicate<T> right, String allowed) {
        if (value != null && !right.test(value)) {
            wrong.add(new WrongField(field, value.toString(), allowed));
        }
    }

    private void each(String field, List<String> values, Pattern right) {
        if (values == null) {
            return;
        }
        for (String value : values) {
            if (value == null || !right.matcher(value).matches() || isTooLong(right, value)) {
                wrong.add(UpdateFields.wrong(field, value));
                return;
            }
        }
    }

    private static boolean isTooLong(Pattern right, String value) {
        return right == WEBSITE && value.length() > LONGEST_WEBSITE;
    }
}
