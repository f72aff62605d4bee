namespace LlmAttributes;

/// <summary>How the models of a runtime do.</summary>
/// <param name="Time">When the picture was taken.</param>
/// <param name="Models">The models that a client was created for, sorted by key.</param>
public sealed record LlmHealth(DateTimeOffset Time, IReadOnlyList<ModelHealth> Models)
{
    /// <summary>Gets how well the runtime does as a whole.</summary>
    /// <value>Healthy while all known models are, unhealthy when all are, degraded in between, unknown without traffic.</value>
    public LlmHealthStatus Status
    {
        get
        {
            var (known, healthy, unhealthy) = (0, 0, 0);
            foreach (var model in Models)
            {
                known += model.Status != LlmHealthStatus.Unknown ? 1 : 0;
                healthy += model.Status == LlmHealthStatus.Healthy ? 1 : 0;
                unhealthy += model.Status == LlmHealthStatus.Unhealthy ? 1 : 0;
            }

            if (known == 0)
                return LlmHealthStatus.Unknown;
            return unhealthy == known ? LlmHealthStatus.Unhealthy : healthy == known ? LlmHealthStatus.Healthy : LlmHealthStatus.Degraded;
        }
    }
}
