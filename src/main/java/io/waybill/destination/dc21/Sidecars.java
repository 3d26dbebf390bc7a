package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.arrival.NameRule;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationRefused;
import io.waybill.ledger.Batches;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.Waybill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What is said of a file in the one beside it, {@code NAME.meta.json}, and in the route for all files. Its properties are
 * a Kamelet's parameters.
 */
public final class Sidecars {
    private static final String NONE = "none";

    private Batches batches;
    private NameRule sidecars;
    private boolean required;
    private String type;
    private String experiment;

    /**
     * A file with what is said of it; null for a sidecar, of which nothing is sent: it is right, and that is its answer.
     *
     * @throws DestinationRefused where what is said is wrong; a name that the service does not take is wrong too
     */
    public MetadataUpdate read(@Variable("delivery") Delivery delivery, @Body Object body) {
        SpooledFile file = delivery.file();
        if (required && sidecars.fits(file.name())) {
            upload(file.name(), UpdateFile.readOne(file));
            delivery.delivered("goes with " + sidecars.beginning(file.name()).orElseThrow());
            return null;
        }
        if (!UpdateChecks.isName(file.name())) {
            throw new DestinationRefused("A file for DC21 must have " + UpdateFields.ALLOWED.get("name")
                    + ", and is called " + WrongField.shown(file.name()));
        }
        Optional<SpooledFile> sidecar = required && body instanceof Waybill waybill
                ? batches.mate(waybill.id()).map(Waybill::file)
                : Optional.empty();
        return upload(
                sidecar.map(SpooledFile::name).orElse(file.name()),
                sidecar.map(UpdateFile::readOne).orElseGet(UpdateFields.JSON::createObjectNode));
    }

    private MetadataUpdate upload(String name, ObjectNode fields) {
        if (!fields.has("type") && !type.equals(NONE)) {
            fields.put("type", type);
        }
        if (!fields.has("experiment_id") && !fields.has("org_level2_id") && !experiment.equals(NONE)) {
            fields.put("experiment_id", experiment);
        }
        List<WrongField> wrong = new ArrayList<>();
        MetadataUpdate metadata = UpdateFields.read(fields, wrong::add);
        UpdateChecks.ofUpload(metadata, wrong);
        if (!wrong.isEmpty()) {
            throw new DestinationRefused("Of " + WrongField.shown(name) + ": "
                    + wrong.stream().map(WrongField::toString).collect(Collectors.joining("; ")));
        }
        return metadata;
    }

    public void setLedger(Ledger ledger) {
        this.batches = new Batches(ledger);
    }

    /** {@code required}, or {@code none}: no file has one, and one that is called so is a file. */
    public void setSidecar(String sidecar) {
        this.required = sidecar.equals("required");
    }

    /** The name of a file's sidecar, with the file's in it. */
    public void setName(String name) {
        this.sidecars = new NameRule(name);
    }

    /** The type of files whose sidecar says none; {@code none} for none. */
    public void setType(String type) {
        this.type = type;
    }

    /** The number of the experiment of files whose sidecar says none; {@code none} for none. */
    public void setExperiment(String experiment) {
        this.experiment = experiment;
    }
}
