namespace LlmAttributes;

/// <summary>Words that say nothing of what a text is about, in small letters; forms with an apostrophe stand as their parts.</summary>
internal static class StopWords
{
    public const string English =
        "i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom whose this that " +
        "these those am is are was were be been being have has had having do does did doing done would shall should can could may might must ought will an a the and but if or because as until while of at by " +
        "for with about against between into through during before after above below to from up down in out on off over under again further then once here there when where why how all any both each few more " +
        "most other some such no nor not only own same so than too very also s t d ll m re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn shan shouldn couldn mustn cannot let upon per via within without";
}
