namespace LlmAttributes.Runtime;

/// <summary>Reads a value from text that holds JSON, or something close to it, somewhere.</summary>
internal static class LenientJson
{
    /// <summary>Tries several readings of a text and takes the one with the fewest liberties.</summary>
    /// <param name="text">The text of the answer.</param>
    /// <param name="shape">What it should hold.</param>
    /// <param name="reading">Takes the liberties of the chosen reading, or its faults.</param>
    /// <returns>The value; it counts only where the reading has no fault.</returns>
    public static T? Read<T>(string text, JsonShape<T> shape, JsonReading reading)
    {
        using var search = new JsonSearch<T>(text, shape);
        return search.Read(reading);
    }
}
