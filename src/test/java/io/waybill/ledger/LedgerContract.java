package io.waybill.ledger;

/** What a ledger promises, whatever database it lives in. */
interface LedgerContract
        extends OpeningContract,
                TakingContract,
                LaneContract,
                FencingContract,
                ProgressContract,
                EndingContract,
                JobContract,
                BatchContract,
                RowContract,
                SearchContract,
                DecisionContract,
                ReportContract,
                LifeContract,
                DestinationContract,
                NodeContract,
                OutboxContract,
                OutboxSendingContract,
                PurgeContract,
                BandwidthContract,
                SecrecyContract {}
