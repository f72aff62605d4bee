using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>Wordy phrases and the plain ones that say the same.</summary>
internal static class PlainWords
{
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["in order to"] = "to", ["due to the fact that"] = "because", ["owing to the fact that"] = "because", ["in light of the fact that"] = "because", ["in view of the fact that"] = "because",
        ["notwithstanding the fact that"] = "although", ["despite the fact that"] = "although", ["taking into account that"] = "since", ["inasmuch as"] = "since", ["bearing in mind that"] = "since",
        ["at this point in time"] = "now", ["at the present time"] = "now", ["at your earliest convenience"] = "soon", ["in the event that"] = "if", ["for the purpose of"] = "for", ["for the purposes of"] = "for",
        ["with a view to"] = "for", ["with regard to"] = "on", ["with respect to"] = "on", ["with reference to"] = "on", ["having regard to"] = "given", ["in such a manner that"] = "so that", ["in a manner that"] = "so that",
        ["subsequent to"] = "after", ["prior to"] = "before", ["on account of"] = "because of", ["irrespective of"] = "whatever", ["insofar as"] = "if", ["taking into consideration"] = "considering",
        ["a considerable degree of"] = "much", ["the manner in which"] = "how", ["it is requested that"] = "please see that", ["please be advised that"] = "note that", ["utilization"] = "use", ["utilizes"] = "uses",
        ["utilize"] = "use", ["commence"] = "start", ["ascertain"] = "find out", ["facilitate"] = "ease", ["facilitation"] = "easing", ["aforementioned"] = "named", ["above-mentioned"] = "named", ["elucidation"] = "explanation",
        ["enumerate"] = "list", ["formulate"] = "write", ["furnish us"] = "give us", ["necessitates"] = "needs", ["comprising"] = "of", ["endeavour"] = "attempt", ["terminate"] = "end", ["termination"] = "end",
        ["aufgrund der tatsache, dass"] = "weil", ["unter berücksichtigung der tatsache, dass"] = "da", ["zum gegenwärtigen zeitpunkt"] = "jetzt", ["nunmehr"] = "jetzt", ["in anbetracht der tatsache, dass"] = "weil",
        ["compte tenu du fait que"] = "comme", ["en raison du fait que"] = "parce que", ["à l'heure actuelle"] = "maintenant", ["habida cuenta de que"] = "como", ["debido al hecho de que"] = "porque", ["en la actualidad"] = "ahora",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
