using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>
/// Whether time in a status is work, waiting or blocked, where neither settings nor boards say it: the name, then the category. One of category ToDo
/// waits, everything else is work.
/// </summary>
internal static class FlowStates
{
    public static string Of(StagedStatus status) =>
        status.FlowState ?? FlowWords.Say(status.Name) ?? (status.StatusCategory == StatusCategory.ToDo ? FlowState.Waiting : FlowState.Active);
}
