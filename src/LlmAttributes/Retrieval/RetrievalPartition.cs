using System.Globalization;

namespace LlmAttributes;

/// <summary>The parts of a store that calls search, for those who fill the store.</summary>
public static class RetrievalPartition
{
    private const char Mark = '@';

    /// <summary>Gets the part that a call searches. Different partitions, and those of different tenants, are different parts, whatever characters are in their names.</summary>
    /// <param name="partition">The value of <see cref="RetrieveAttribute.PartitionBy"/>, where it is declared.</param>
    /// <param name="tenant">The tenant that the call is made for, where it is.</param>
    /// <returns>Without a tenant the partition itself, unless it begins with <c>@</c>; <see langword="null"/> where there is neither.</returns>
    public static string? Of(string? partition, string? tenant)
    {
        // The length keeps a partition from outside from naming one of another tenant.
        if (tenant is not null)
            return string.Create(CultureInfo.InvariantCulture, $"{Mark}{tenant.Length}:{tenant}:{partition}");
        return partition?.StartsWith(Mark) == true ? $"{Mark}:{partition}" : partition;
    }
}
