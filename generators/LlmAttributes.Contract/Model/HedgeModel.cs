namespace LlmAttributes.Contract;

internal sealed record HedgeModel(double? DelaySeconds, int? MaxHedges, double? MaxSurcharge);
