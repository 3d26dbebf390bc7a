package io.waybill.destination.dc21;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What is to be said of one file at DC21, by the names of the service. What is null stays as it is; an empty text or list
 * clears what is there. The description of each says what it must be (protocol page, "4 File Update").
 *
 * @param fileId of the service; null where the file is named by its name
 * @param filename by which the service is asked for the id; ours, and not sent
 * @param startTime UTC
 * @param endTime UTC
 * @param type of a file to upload; ours to say where no route does
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MetadataUpdate(
        @JsonPropertyDescription("the number of a file at the service, 1 or more")
        Long fileId,

        @JsonPropertyDescription("the name of one file at the service, in place of file_id")
        String filename,

        @JsonPropertyDescription(
                "a name of at most 255 characters, none of them / \\ ? * : | < > \" or a control character")
        String name,

        @JsonPropertyDescription("the number of an experiment at the service, 1 or more") @JsonAlias("org_level2_id")
        Long experimentId,

        @JsonPropertyDescription("a text of at most 10240 characters") @JsonAlias("file_processing_description")
        String description,

        @JsonPropertyDescription("tags that the service knows, in their case, each one line")
        List<String> tagNames,

        @JsonPropertyDescription("names of files at the service, each one line")
        List<String> parentFilenames,

        @JsonPropertyDescription("labels, each one line") List<String> labelNames,

        @JsonPropertyDescription("the e-mail address of an approved user")
        String creatorEmail,

        @JsonPropertyDescription("names of people, each one line")
        List<String> contributorNames,

        @JsonPropertyDescription("Public or Private") Access access,

        @JsonPropertyDescription("true or false, and not true for a Public file")
        Boolean accessToAllInstitutionalUsers,

        @JsonPropertyDescription("true or false, and not true for a Public file")
        Boolean accessToUserGroups,

        @JsonPropertyDescription("names of access groups of the service, each one line, and none for a Public file")
        List<String> accessGroups,

        @JsonPropertyDescription("a time in UTC as 2026-01-31 13:05:00, together with end_time and before it")
        @JsonFormat(pattern = "uuuu-M-d H:m:s", lenient = OptBoolean.FALSE)
        LocalDateTime startTime,

        @JsonPropertyDescription("a time in UTC as 2026-01-31 13:05:00, together with start_time and after it")
        @JsonFormat(pattern = "uuuu-M-d H:m:s", lenient = OptBoolean.FALSE)
        LocalDateTime endTime,

        @JsonPropertyDescription("the title of a package, not blank")
        String title,

        @JsonPropertyDescription("for a package, Open, Conditional or Restricted")
        Rights accessRightsType,

        @JsonPropertyDescription(
                "for a package, CC-BY, CC-BY-SA, CC-BY-ND, CC-BY-NC, CC-BY-NC-SA, CC-BY-NC-ND or All rights reserved")
        License license,

        @JsonPropertyDescription(
                "for a package, addresses that begin with http://, https:// or ftp://, of at most 80 characters")
        List<String> relatedWebsites,

        @JsonPropertyDescription("for a package, numbers of grants, each one line and without |")
        List<String> grantNumbers,

        @JsonPropertyDescription(
                "for a file to upload, RAW, PROCESSED, CLEANSED, UNKNOWN or another type that the service is configured with")
        String type) {

    /** Who may read a file. */
    public enum Access {
        @JsonProperty("Public")
        PUBLIC,
        @JsonProperty("Private")
        PRIVATE
    }

    /** What a package is published under. */
    public enum Rights {
        @JsonProperty("Open")
        OPEN,
        @JsonProperty("Conditional")
        CONDITIONAL,
        @JsonProperty("Restricted")
        RESTRICTED
    }

    /** A package's licence, by the id that the service turns into an address. */
    public enum License {
        @JsonProperty("CC-BY")
        CC_BY,
        @JsonProperty("CC-BY-SA")
        CC_BY_SA,
        @JsonProperty("CC-BY-ND")
        CC_BY_ND,
        @JsonProperty("CC-BY-NC")
        CC_BY_NC,
        @JsonProperty("CC-BY-NC-SA")
        CC_BY_NC_SA,
        @JsonProperty("CC-BY-NC-ND")
        CC_BY_NC_ND,
        @JsonProperty("All rights reserved")
        ALL_RIGHTS_RESERVED
    }

    /** True where something is said that only a package has; of a file the service ignores it without a word. */
    boolean isForPackage() {
        return title != null
                || accessRightsType != null
                || license != null
                || relatedWebsites != null
                || grantNumbers != null;
    }
}
