package io.waybill.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What only a package has, as an update tells it. */
record Dc21Packaged(Dc21Change change) {
    private static final Pattern WEBSITE = Pattern.compile("(?i)https?://\\S+");
    private static final Set<String> RIGHTS = Set.of("Open", "Conditional", "Restricted");
    private static final int LONGEST_WEBSITE = 80;
    private static final Map<String, String> LICENSES = Map.of(
            "CC-BY", "http://creativecommons.org/licenses/by/4.0",
            "CC-BY-SA", "http://creativecommons.org/licenses/by-sa/4.0",
            "CC-BY-ND", "http://creativecommons.org/licenses/by-nd/4.0",
            "CC-BY-NC", "http://creativecommons.org/licenses/by-nc/4.0",
            "CC-BY-NC-SA", "http://creativecommons.org/licenses/by-nc-sa/4.0",
            "CC-BY-NC-ND", "http://creativecommons.org/licenses/by-nc-nd/4.0",
            "All rights reserved", "N/A");

    /** @throws Dc21Update.Broken for a list that is no record of CSV, with what was done until then done */
    void check() {
        change.parameters().text("title").ifPresent(title -> change.texts().put("title", title));
        if (change.will("title").isBlank()) {
            change.wrong("title can't be blank");
        }
        change.parameters()
                .text("access_rights_type")
                .ifPresent(rights -> change.texts().put("access_rights_type", rights));
        if (!RIGHTS.contains(change.will("access_rights_type"))) {
            change.wrong("access_rights_type must be Open, Conditional or Restricted");
            change.wrong("access_rights_type is not included in the list");
        }
        change.parameters().text("license").ifPresent(license -> {
            change.texts().put("license", LICENSES.getOrDefault(license, license));
            if (!LICENSES.containsKey(license)) {
                change.wrong("license is not included in the list");
            }
        });
        orBroken("related_websites").ifPresent(this::websites);
        orBroken("grant_numbers").ifPresent(grants -> change.file().set("grant_numbers", grants));
    }

    private void websites(List<String> websites) {
        for (String website : websites) {
            if (website.length() > LONGEST_WEBSITE) {
                change.wrong("related_websites.url is too long (maximum is 80 characters)");
            } else if (!WEBSITE.matcher(website).matches()) {
                change.wrong("related_websites.url " + website + " is not a valid url");
            }
        }
        change.file().set("related_websites", websites);
    }

    private Optional<List<String>> orBroken(String name) {
        try {
            return change.parameters().text(name).map(RubyCsv::parse);
        } catch (RubyCsv.Malformed unguarded) {
            throw new Dc21Update.Broken();
        }
    }
}
