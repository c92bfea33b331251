import django.db.models.deletion
import sixthday.audit.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_documents'),
        ('providers', '0001_providers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Accreditation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('kind', models.CharField(choices=[('online', 'Online education accreditation'), ('awarding_body', 'Awarding-body centre'), ('quality_mark', 'Other quality mark')], max_length=16)),
                ('body', models.CharField(max_length=120)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['provider', 'kind', 'from_on'],
            },
        ),
        migrations.CreateModel(
            name='AdultNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('kind', models.CharField(choices=[('starter', 'Starts'), ('leaver', 'Leaves'), ('substitute', 'Stands in')], max_length=10)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('notified_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-notified_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('why', models.CharField(blank=True, max_length=120)),
                ('declared_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['provider', 'from_on'],
            },
        ),
        migrations.CreateModel(
            name='ConnectedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('connection', models.CharField(choices=[('director', 'Director or shadow director'), ('control', 'Person with significant control'), ('parent', 'Parent or subsidiary company'), ('predecessor', 'Predecessor company'), ('influence', 'Other significant influence')], max_length=12)),
                ('company_number', models.CharField(blank=True, max_length=12)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['provider', 'name'],
            },
        ),
        migrations.CreateModel(
            name='DebarmentList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('listed_on', models.DateField()),
                ('source', models.CharField(max_length=120)),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-listed_on', '-loaded_at'],
            },
        ),
        migrations.CreateModel(
            name='DebarmentMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_number', models.BooleanField()),
            ],
            options={
                'ordering': ['provider', 'supplier'],
            },
        ),
        migrations.CreateModel(
            name='DebarredSupplier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('company_number', models.CharField(blank=True, max_length=12)),
                ('mandatory', models.BooleanField()),
                ('ground', models.CharField(max_length=200)),
                ('until_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['debarment_list', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ExclusionCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('moment', models.CharField(choices=[('opening', 'An opening of the framework'), ('award', 'An award'), ('annual', 'The yearly look'), ('list', 'A new debarment list')], max_length=8)),
                ('outcome', models.CharField(choices=[('clear', 'No ground found'), ('excludable', 'A discretionary ground: may be excluded'), ('excluded', 'A mandatory ground, or on the debarment list')], max_length=10)),
                ('note', models.CharField(max_length=500)),
                ('checked_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-checked_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='LapseDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('requirement', models.CharField(max_length=40)),
                ('outcome', models.CharField(choices=[('continue', 'Placements go on until a day'), ('suspend', 'No session until it is put right')], max_length=10)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(max_length=300)),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['decided_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Preferences',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('never_needs', models.JSONField(default=list)),
                ('never_part_days', models.JSONField(default=list)),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('age_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('said_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['provider', 'said_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('requirement', models.CharField(max_length=40)),
                ('subject_ref', models.CharField(blank=True, max_length=16)),
                ('until_on', models.DateField()),
                ('days', models.SmallIntegerField()),
                ('posted_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='StandingReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('words', models.CharField(max_length=1000)),
                ('replied_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['replied_at', 'id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='evidence',
            name='providers_evidence_requirement',
        ),
        migrations.AddField(
            model_name='adult',
            name='manages',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='adultclearance',
            name='qualifications',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='adultclearance',
            name='section_128_checked',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='evidence',
            name='adult',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='providers.adult'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='officer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='rejected_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='evidence',
            name='rejected_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='rejected_why',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='evidence',
            name='sent_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='evidence',
            name='sent_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='providers.site'),
        ),
        migrations.AddField(
            model_name='standing',
            name='ref',
            field=models.CharField(max_length=16, null=True),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by__isnull', True)), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='providers_evidence_sent_whole'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rejected_at__isnull', True), ('rejected_by__isnull', True), ('rejected_why', '')), models.Q(('rejected_at__isnull', False), ('rejected_by__isnull', False), models.Q(('rejected_why', ''), _negated=True)), _connector='OR'), name='providers_evidence_rejected_whole'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('rejected_by__isnull', True), models.Q(('rejected_by', models.F('recorded_by')), _negated=True), _connector='OR'), name='providers_evidence_rejected_by_another'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('officer__isnull', True), models.Q(('officer', models.F('recorded_by')), _negated=True), _connector='OR'), name='providers_evidence_officer'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('requirement', ''), _negated=True), name='providers_evidence_requirement'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('site__isnull', True), ('adult__isnull', True), _connector='OR'), name='providers_evidence_one_subject'),
        ),
        migrations.AddField(
            model_name='accreditation',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accreditations', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='accreditation',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adultnotice',
            name='adult',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='providers.adult'),
        ),
        migrations.AddField(
            model_name='adultnotice',
            name='notified_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adultnotice',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adult_notices', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='adultnotice',
            name='read_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adultnotice',
            name='stands_in_for',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='substitutes', to='providers.adult'),
        ),
        migrations.AddField(
            model_name='closure',
            name='declared_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='closure',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='closure',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='connectedperson',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='connected', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='connectedperson',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='debarmentlist',
            name='loaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='debarmentmatch',
            name='connected',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.connectedperson'),
        ),
        migrations.AddField(
            model_name='debarmentmatch',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='debarment_matches', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='debarredsupplier',
            name='debarment_list',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suppliers', to='providers.debarmentlist'),
        ),
        migrations.AddField(
            model_name='debarmentmatch',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='providers.debarredsupplier'),
        ),
        migrations.AddField(
            model_name='exclusioncheck',
            name='checked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exclusioncheck',
            name='debarment_list',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.debarmentlist'),
        ),
        migrations.AddField(
            model_name='exclusioncheck',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exclusion_checks', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='lapsedecision',
            name='adult',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.adult'),
        ),
        migrations.AddField(
            model_name='lapsedecision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lapsedecision',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lapse_decisions', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='lapsedecision',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.site'),
        ),
        migrations.AddField(
            model_name='preferences',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='preferences', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='preferences',
            name='said_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reminder',
            name='posted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reminder',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='providers.provider'),
        ),
        migrations.AddField(
            model_name='standingreply',
            name='read_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='standingreply',
            name='replied_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='standingreply',
            name='standing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='providers.standing'),
        ),
        migrations.AddConstraint(
            model_name='accreditation',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_accreditation_dates'),
        ),
        migrations.AddConstraint(
            model_name='accreditation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['online', 'awarding_body', 'quality_mark'])), name='providers_accreditation_kind'),
        ),
        migrations.AddConstraint(
            model_name='adultnotice',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_adult_notice_dates'),
        ),
        migrations.AddConstraint(
            model_name='adultnotice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_at__isnull', True), ('read_by__isnull', True)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='providers_adult_notice_read_whole'),
        ),
        migrations.AddConstraint(
            model_name='adultnotice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'substitute'), ('stands_in_for__isnull', False), models.Q(('stands_in_for', models.F('adult')), _negated=True)), models.Q(('kind__in', ['starter', 'leaver']), ('stands_in_for__isnull', True)), _connector='OR'), name='providers_adult_notice_kind'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_closure_dates'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='providers_closure_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='connectedperson',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_connected_dates'),
        ),
        migrations.AddConstraint(
            model_name='connectedperson',
            constraint=models.CheckConstraint(condition=models.Q(('connection__in', ['director', 'control', 'parent', 'predecessor', 'influence'])), name='providers_connected_kind'),
        ),
        migrations.AddConstraint(
            model_name='exclusioncheck',
            constraint=models.CheckConstraint(condition=models.Q(('moment__in', ['opening', 'award', 'annual', 'list'])), name='providers_exclusion_moment'),
        ),
        migrations.AddConstraint(
            model_name='exclusioncheck',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['clear', 'excludable', 'excluded'])), name='providers_exclusion_outcome'),
        ),
        migrations.AddConstraint(
            model_name='exclusioncheck',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='providers_exclusion_note'),
        ),
        migrations.AddConstraint(
            model_name='lapsedecision',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_lapse_decision_dates'),
        ),
        migrations.AddConstraint(
            model_name='lapsedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'continue'), ('until_on__isnull', False)), models.Q(('outcome', 'suspend'), ('until_on__isnull', True)), _connector='OR'), name='providers_lapse_decision_outcome'),
        ),
        migrations.AddConstraint(
            model_name='lapsedecision',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='providers_lapse_decision_reason'),
        ),
        migrations.AddConstraint(
            model_name='lapsedecision',
            constraint=models.CheckConstraint(condition=models.Q(('requirement', ''), _negated=True), name='providers_lapse_decision_requirement'),
        ),
        migrations.AddConstraint(
            model_name='lapsedecision',
            constraint=models.CheckConstraint(condition=models.Q(('site__isnull', True), ('adult__isnull', True), _connector='OR'), name='providers_lapse_decision_one_subject'),
        ),
        migrations.AddConstraint(
            model_name='preferences',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__isnull', True), ('age_to__isnull', True), ('age_to__gte', models.F('age_from')), _connector='OR'), name='providers_preferences_ages'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('provider', 'requirement', 'subject_ref', 'until_on', 'days'), name='providers_reminder_once'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(('days__gte', -1)), name='providers_reminder_days'),
        ),
        migrations.AddConstraint(
            model_name='standingreply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_at__isnull', True), ('read_by__isnull', True)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='providers_standing_reply_read_whole'),
        ),
        migrations.AddConstraint(
            model_name='standingreply',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='providers_standing_reply_words'),
        ),
    ]
