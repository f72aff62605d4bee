namespace LlmAttributes;

/// <summary>A place in a query that is not clear.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length, in UTF-16 units.</param>
public readonly record struct ClarityFinding(ClarityFault Fault, int Start, int Length)
{
    /// <summary>Gets why it is not clear, as a sentence.</summary>
    public string Reason => Fault switch
    {
        ClarityFault.UnclearReference => "It stands for something that the query does not name.",
        ClarityFault.VagueQuantity => "It leaves open how many are wanted.",
        ClarityFault.MissingObject => "It points at a text that is not there.",
        ClarityFault.SeveralQuestions => "The query asks several things at once.",
        ClarityFault.MissingFormat => "It does not say in which form the facts are wanted.",
        ClarityFault.MissingLength => "It does not say how long the text should be.",
        ClarityFault.MissingAudience => "It does not say whom the explanation is for.",
        ClarityFault.MissingLanguage => "It does not say which language to translate into.",
        ClarityFault.Contradiction => "It excludes another demand of the query.",
        _ => "The sentence is hard to read.",
    };
}
